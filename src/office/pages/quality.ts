import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addQuality(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/quality", "overseers", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-quality"),
    body: null,
  }));
}
