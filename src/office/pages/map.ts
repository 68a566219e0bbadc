import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addMap(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/map", "overseers", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-map"),
    body: null,
  }));
}
