import { isDraft } from "../../domain/begin-draft.ts";
import { HOUR, SECOND } from "../../domain/duration.ts";
import { type AdminEvent, fileAdminsMove } from "../../domain/file-campaign.ts";
import { lookAtRound } from "../../domain/look-at-round.ts";
import { UNCERTAIN_POLICIES } from "../../domain/recipient-ledger.ts";
import type { OfficeHouse } from "../office-house.ts";
import { progressPiece, stateOf } from "../views/broadcast-going.ts";
import { toText } from "../views/markup.ts";
import type { Answer, Corridor, Look, Visit, Visitor } from "../visit.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";

const LOOK_EVERY = SECOND;
/** What goes out later than in an hour is not looked at each second until then. */
const LOOK_SELDOM = 3 * SECOND;
/** Reading a large ledger may take a tenth of the time of one who looks. */
const TIMES_THE_WORK = 10;

/** A broadcast on its way: pause, go on, cancel, the recipients as a file, and how it goes, live. */
export function addBroadcastGoing(corridor: Corridor, house: OfficeHouse): void {
  for (const kind of ["pause", "resume", "cancel"] as const) {
    corridor.act(`/broadcasts/:id/${kind}`, "admins", (visit) => move(visit, { kind }, house));
  }
  corridor.act("/broadcasts/:id/settle", "admins", (visit) => {
    const policy = UNCERTAIN_POLICIES.find((one) => one === visit.fields["policy"]);
    return policy === undefined ? { kind: "missing" } : move(visit, { kind: "settle", policy }, house);
  });
  corridor.act("/broadcasts/:id/ledger", "admins", (visit) => giveLedger(visit, house));
  corridor.stream("/broadcasts/:id/stream", "admins", (visitor, params) => lookAt(visitor, params["id"] ?? "", house));
}

async function move({ params, actor, act }: Visit, event: AdminEvent, house: OfficeHouse): Promise<Answer> {
  const id = params["id"] ?? "";
  const filing = await fileAdminsMove({ id, event, actor, act }, house);
  const to = `/broadcasts/${id}`;
  switch (filing.kind) {
    case "unknown":
      return { kind: "missing" };
    case "refused":
      return { kind: "go", to, said: "too-late" };
    case "unchanged":
      return { kind: "go", to, said: "already" };
    case "moved": {
      const wasDraft = filing.entry.from === "draft" || filing.entry.from === "previewed";
      if (!wasDraft) await house.broadcasts.wake(id);
      return { kind: "go", to: wasDraft && event.kind === "cancel" ? "/broadcasts" : to, said: "done" };
    }
  }
}

/** Noted before it is made: it names account numbers. */
async function giveLedger({ params, id: who, request: act }: Visit, house: OfficeHouse): Promise<Answer> {
  const file = await house.campaigns.find(params["id"] ?? "");
  if (file === undefined || file.campaign.round === 0) return { kind: "missing" };
  const { id, round } = file.campaign;
  await house.audit.note({ act, who, what: "broadcast.ledger", about: id });
  const { name, content } = await house.ledgerFile({ campaign: id, number: round });
  const type = name.endsWith(".gz") ? "application/gzip" : "text/csv; charset=utf-8";
  return { kind: "file", name, type, content: Buffer.from(content) };
}

async function lookAt(visitor: Visitor, id: string, house: OfficeHouse): Promise<Look> {
  const before = performance.now();
  const file = await house.campaigns.find(id);
  if (file === undefined || isDraft(file)) return { word: { event: "ended", data: "" }, again: undefined };
  const look = await lookAtRound(file, house);
  const { state, nextAt } = file.campaign;
  const isEnded = state === "done" || state === "cancelled";
  const html = toText(progressPiece(look, broadcastViewing(visitor, house)));
  const isFar = state === "scheduled" && (nextAt ?? 0) > house.now().getTime() + HOUR;
  const again = isFar ? LOOK_SELDOM : Math.max(LOOK_EVERY, (performance.now() - before) * TIMES_THE_WORK);
  return { word: { event: "progress", data: { state: stateOf(look), html } }, again: isEnded ? undefined : again };
}
