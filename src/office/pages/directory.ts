import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addDirectory(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/directory", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-directory"),
    body: null,
  }));
}
