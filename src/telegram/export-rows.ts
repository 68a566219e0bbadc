import { createHmac, randomBytes } from "node:crypto";
import { actorOf } from "../domain/actor.ts";
import { eachCampaign, roundsOf } from "../domain/broadcast-statistics.ts";
import type { ExportJob, ExportName, ExportRow, ExportWords } from "../domain/export.ts";
import {
  AUDIT_COLUMNS,
  auditRow,
  BROADCAST_COLUMNS,
  broadcastRow,
  type Masked,
  PLAIN_AUDIT_COLUMNS,
  PLAIN_BROADCAST_COLUMNS,
  plainAuditRow,
  UPDATE_COLUMNS,
  updateRow,
} from "../domain/export-acts.ts";
import { groupMembers, MEMBER_COLUMNS, MEMBER_GROUP_COLUMNS, memberRow } from "../domain/export-members.ts";
import { memberNumbers, NUMBER_COLUMNS, referralNumbers, useNumbers } from "../domain/export-numbers.ts";
import { PLAIN_REFERRAL_COLUMNS, plainReferralRow, REFERRAL_COLUMNS, referralRow } from "../domain/export-referrals.ts";
import { updateId } from "../domain/guidance-update.ts";
import { countMembers } from "../domain/member-statistics.ts";
import { tellPlace } from "../domain/place.ts";
import { countByPeriod } from "../domain/referral-statistics.ts";
import { WEEKS_OF_USE } from "../domain/usage.ts";
import type { House } from "./context.ts";

/** Where the rows of exports come from. */
export interface ExportSources
  extends Pick<House, "broadcasts" | "receipts" | "usage" | "updates" | "places" | "adminIds" | "now"> {
  readonly members: Pick<House["members"], "find" | "everyone">;
  readonly book: Pick<House["book"], "all">;
  readonly campaigns: Pick<House["campaigns"], "list" | "log">;
  readonly audit: Pick<House["audit"], "entries">;
}

type Rows = AsyncGenerator<ExportRow>;

/** Names and order of what every row has. */
export function columnsOf({ what, isPersonal }: Pick<ExportJob, "what" | "isPersonal">): readonly string[] {
  const columns: Readonly<Record<ExportName, readonly [plain: readonly string[], personal?: readonly string[]]>> = {
    members: [MEMBER_GROUP_COLUMNS, MEMBER_COLUMNS],
    referrals: [PLAIN_REFERRAL_COLUMNS, REFERRAL_COLUMNS],
    broadcasts: [PLAIN_BROADCAST_COLUMNS, BROADCAST_COLUMNS],
    statistics: [NUMBER_COLUMNS],
    audit: [PLAIN_AUDIT_COLUMNS, AUDIT_COLUMNS],
    updates: [UPDATE_COLUMNS],
  };
  const [plain, personal = plain] = columns[what];
  return isPersonal ? personal : plain;
}

/** Page by page: nothing more is held than a page. */
export function exportRows({ what, isPersonal }: Pick<ExportJob, "what" | "isPersonal">, from: ExportSources): Rows {
  switch (what) {
    case "members":
      return isPersonal ? memberRows(from) : memberGroups(from);
    case "referrals":
      return referralRows(isPersonal, from);
    case "broadcasts":
      return broadcastRows(isPersonal, from);
    case "statistics":
      return numberRows(from);
    case "audit":
      return auditRows(isPersonal, from);
    case "updates":
      return updateRows(from);
  }
}

function wordsOf({ places }: Pick<ExportSources, "places">): ExportWords {
  return { isoOf: (at) => new Date(at).toISOString(), nameOf: (place) => tellPlace(place, places) };
}

async function* memberGroups(from: ExportSources): Rows {
  yield* await groupMembers(from.members.everyone(), { ...wordsOf(from), adminIds: from.adminIds });
}

async function* memberRows(from: ExportSources): Rows {
  const words = { ...wordsOf(from), adminIds: from.adminIds };
  for await (const page of from.members.everyone()) yield* page.map((member) => memberRow(member, words));
}

async function* referralRows(isPersonal: boolean, from: ExportSources): Rows {
  const words = { ...wordsOf(from), now: from.now().getTime() };
  for await (const referral of from.book.all()) {
    yield isPersonal ? referralRow(referral, words) : plainReferralRow(referral, words);
  }
}

async function* broadcastRows(isPersonal: boolean, from: ExportSources): Rows {
  const { campaigns, broadcasts, receipts } = from;
  for await (const file of eachCampaign(campaigns)) {
    const read = file.content.asksToConfirm ? await receipts.count(file.content.update ?? file.campaign.id) : 0;
    const rounds = await roundsOf(file, campaigns);
    for (const round of rounds.length === 0 ? [undefined] : rounds) {
      const sent = round === undefined ? undefined : { ...round, tally: await broadcasts.tally(round) };
      yield broadcastRow(file, { round: sent, read, isPersonal }, wordsOf(from));
    }
  }
}

async function* numberRows(from: ExportSources): Rows {
  const { members, usage, book, adminIds } = from;
  const now = from.now().getTime();
  yield* memberNumbers(await countMembers(members.everyone(), { adminIds, readTime: Date.parse }), wordsOf(from));
  yield* useNumbers(await usage.read(WEEKS_OF_USE), wordsOf(from));
  yield* referralNumbers(await countByPeriod(book.all(), { now, area: "ID" }));
}

async function* auditRows(isPersonal: boolean, from: ExportSources): Rows {
  const words = wordsOf(from);
  const mask = createMasks();
  const roleOf = createRoles(from);
  const masked = async (id: number): Promise<Masked> => ({ name: mask(id), role: await roleOf(id) });
  for (const list of ["acts", "refusals"] as const) {
    for await (const page of from.audit.entries(list)) {
      for (const entry of page) {
        if (isPersonal) yield auditRow(entry, await roleOf(entry.who), words);
        else {
          const whom = entry.whom === undefined ? undefined : await masked(entry.whom);
          yield plainAuditRow(entry, { who: await masked(entry.who), whom }, words);
        }
      }
    }
  }
}

async function* updateRows(from: ExportSources): Rows {
  for (const update of from.updates.all().toReversed()) {
    yield updateRow(update, await from.receipts.count(updateId(update)), wordsOf(from));
  }
}

/** The same name for the same person within one file, and another one in the next file. Letters alone, so that no number is in it by chance. */
function createMasks(): (id: number) => string {
  const key = randomBytes(32);
  return (id) => {
    if (id === 0) return "erased";
    const digest = createHmac("sha256", key).update(String(id)).digest("hex").slice(0, 10);
    return `p-${digest.replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)))}`;
  };
}

const ROLES_KEPT = 1000;

/** Which role somebody has by now; few are looked up again and again. */
function createRoles({ members, adminIds }: Pick<ExportSources, "members" | "adminIds">) {
  const known = new Map<number, string>();
  return async (id: number): Promise<string> => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const member = await members.find(id);
    const isKnown = member !== undefined || adminIds.includes(id);
    const role = isKnown ? actorOf(id, member, adminIds).role : "stranger";
    const oldest = known.keys().next();
    if (known.size >= ROLES_KEPT && !oldest.done) known.delete(oldest.value);
    known.set(id, role);
    return role;
  };
}
