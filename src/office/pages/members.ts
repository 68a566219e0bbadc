import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addMembers(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/members", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-members"),
    body: null,
  }));
}
