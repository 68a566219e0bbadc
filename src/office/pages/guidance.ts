import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addGuidance(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/guidance", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-guidance"),
    body: null,
  }));
}
