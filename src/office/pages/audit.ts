import { AUDITED_ACTS } from "../../domain/audit.ts";
import type { OfficeHouse } from "../office-house.ts";
import { auditView } from "../views/audit.ts";
import type { Corridor } from "../visit.ts";
import { ACCOUNT_NUMBER } from "./member.ts";

const ENTRIES_A_PAGE = 40;

/** What admins have done, and what was refused; the newest first. */
export function addAudit(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/audit", "admins", async ({ query, speech }) => {
    const list = query["list"] === "refusals" ? ("refusals" as const) : ("acts" as const);
    const what = list === "acts" ? AUDITED_ACTS.find((act) => act === query["what"]) : undefined;
    const number = (query["person"] ?? "").trim();
    const person = ACCOUNT_NUMBER.test(number) ? Number(number) : undefined;
    const before = query["before"];
    const found = await house.audit.latest({ list, before, count: ENTRIES_A_PAGE, what, person });
    const names = await house.personNames.namesOf(found.entries.flatMap(({ who, whom }) => [who, whom ?? 0]));
    const { places, offsetOf } = house;
    const isNewest = before === undefined;
    return {
      ...{ kind: "page", title: speech.say("office.menu-audit") },
      body: auditView({ list, what, person, isNewest, ...found, names, places, offsetOf }, speech),
    };
  });
}
