import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";

export function addAudit(corridor: Corridor, _house: OfficeHouse): void {
  corridor.page("/audit", "admins", ({ speech }) => ({
    kind: "page",
    title: speech.say("office.menu-audit"),
    body: null,
  }));
}
