import { tellNeed } from "../../content/words/broker-words.ts";
import { changedNote, notMovedNote } from "../../content/words/move-words.ts";
import { isWithin } from "../../domain/area.ts";
import { fileReferral, type OwnerNews } from "../../domain/file-referral.ts";
import { concernsOverseer } from "../../domain/judge-source.ts";
import { isConcerned } from "../../domain/move-referral.ts";
import { wayOnFrom } from "../../domain/next-source.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Referral } from "../../domain/referral.ts";
import { readReferralCode } from "../../domain/referral-code.ts";
import { stoppingGates } from "../../domain/safety.ts";
import { LONGEST_REASON } from "../../domain/usual-reasons.ts";
import { readPage } from "../board-question.ts";
import type { OfficeHouse } from "../office-house.ts";
import { type ReadMove, readMove } from "../read-move.ts";
import { referralView } from "../views/referral.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const PATH = "/referrals/:code";

/** One referral: what the chat shows whoever looks after its place, and the moves that are theirs. */
export function addReferral(corridor: Corridor, house: OfficeHouse): void {
  corridor.page(PATH, "overseers", async (visit) => {
    const referral = await findReferral(visit, house);
    return referral === undefined ? { kind: "missing" } : showReferral(visit, referral, house);
  });
  corridor.act(PATH, "overseers", async (visit) => {
    const referral = await findReferral(visit, house);
    return referral === undefined ? { kind: "missing" } : moveReferral(visit, referral, house);
  });
}

/** Undefined for a code that nobody has, and just so for one of another place. The attempt is noted, so that both take the same work. */
async function findReferral(visit: Visit, { book, audit }: OfficeHouse): Promise<Referral | undefined> {
  const { actor, overseer, params, attempt: act, id } = visit;
  const reading = readReferralCode(params["code"] ?? "");
  const referral = reading.kind === "code" ? await book.find(reading.code) : undefined;
  if (referral !== undefined && isConcerned(referral, actor) && isWithin(referral.place, overseer.area)) {
    return referral;
  }
  await audit.noteRefusal({ act, who: id, what: `office${PATH}` });
  return undefined;
}

async function showReferral(
  { speech, actor, query, overseer }: Visit,
  referral: Referral,
  house: OfficeHouse,
  told: { readonly trouble?: string | undefined; readonly isDanger?: boolean } = {},
): Promise<Answer> {
  const { book, directory, places, sources } = house;
  const now = house.now().getTime();
  const [log, words, source, next] = await Promise.all([
    book.log(referral.code),
    book.words(referral.code),
    referral.source.kind === "listed" ? directory.find(referral.source.id) : undefined,
    wayOnFrom(referral, actor, { book, sources, now }),
  ]);
  const seen = {
    ...{ referral, log, source, next, now, trouble: told.trouble },
    isSourceJudged: source !== undefined && concernsOverseer(source, overseer),
    isDanger: told.isDanger ?? query["danger"] === "yes",
    ...{ viewer: actor, need: words.need, place: tellPlace(referral.place, places) },
    logPage: query["page"] === undefined ? undefined : readPage(query),
  };
  const title = speech.say("office.referral-title", {
    code: referral.code,
    need: tellNeed(referral.need.category, speech),
  });
  return { kind: "page", title, body: referralView(seen, speech) };
}

const SILENT: OwnerNews = { moved: async () => undefined };

async function moveReferral(visit: Visit, before: Referral, house: OfficeHouse): Promise<Answer> {
  const { actor, act, fields, speech } = visit;
  const { code } = before;
  const move = readMove(fields);
  // As in the chat: what somebody writes is heard for a danger first, and written down all the same.
  const isDanger = stoppingGates(house.reader.read(fields["written"] ?? "").gates).length > 0;
  if (move.kind !== "move") {
    return showReferral(visit, before, house, { trouble: tellUnread(move, visit), isDanger });
  }
  const { seen, event } = move;
  // A form that comes once more was told to the owner when it came first.
  const owners = before.version > seen ? SILENT : house.owners;
  const filing = await fileReferral({ code, event, actor, seen, act }, { book: house.book, owners });
  const to = `/referrals/${code}${isDanger ? "?danger=yes" : ""}`;
  switch (filing.kind) {
    case "moved":
      return { kind: "go", to, said: "done" };
    case "unchanged":
      return { kind: "go", to, said: "already" };
    case "changed meanwhile": {
      const { latest } = filing.referral;
      const trouble = latest === undefined ? undefined : changedNote(latest, actor, speech);
      return showReferral(visit, filing.referral, house, { trouble, isDanger });
    }
    case "refused":
      return showReferral(visit, before, house, { trouble: notMovedNote(filing.reason, before, speech), isDanger });
    case "unknown":
      return { kind: "missing" };
  }
}

function tellUnread({ kind }: Exclude<ReadMove, { kind: "move" }>, { speech }: Visit): string {
  return kind === "too long"
    ? speech.say("office.referral-too-long", { most: LONGEST_REASON })
    : speech.say("office.trouble-form");
}
