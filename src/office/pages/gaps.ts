import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addGaps(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/gaps", "overseers", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-gaps"),
    body: null,
  }));
}
