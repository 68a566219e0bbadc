import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addBroadcasts(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/broadcasts", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-broadcasts"),
    body: null,
  }));
}
