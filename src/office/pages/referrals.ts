import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addReferrals(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/referrals", "overseers", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-referrals"),
    body: null,
  }));
}
