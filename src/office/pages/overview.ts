import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addOverview(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("", "overseers", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-overview"),
    body: null,
  }));
}
