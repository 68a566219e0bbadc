import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addExports(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/exports", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-exports"),
    body: null,
  }));
}
