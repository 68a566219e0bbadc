import { problemsOf } from "../../content/broadcast-problems.ts";
import { shorten } from "../../content/shorten.ts";
import { tellFiling } from "../../content/words/broadcast-filing.ts";
import { isDraft } from "../../domain/begin-draft.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { fileAdminsMove } from "../../domain/file-campaign.ts";
import { updateId } from "../../domain/guidance-update.ts";
import { lookAtRound } from "../../domain/look-at-round.ts";
import { fieldsOf } from "../broadcast-fields.ts";
import type { OfficeHouse } from "../office-house.ts";
import { type DraftReading, readDraft } from "../read-draft.ts";
import { typedDraft } from "../typed-draft.ts";
import { countView } from "../views/broadcast-audience.ts";
import { type DraftPage, draftView } from "../views/broadcast-draft.ts";
import { goingView } from "../views/broadcast-going.ts";
import { previewPiece } from "../views/broadcast-preview.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";

const PLACES_FOUND = 8;

/** A draft as it is written; anything later is shown as it goes. */
export function addBroadcastDraft(corridor: Corridor, house: OfficeHouse): void {
  const { campaigns, speeches } = house;

  corridor.page("/broadcasts/:id", "admins", async (visit) => {
    const file = await findIn(visit);
    if (file === undefined) return { kind: "missing" };
    if (isDraft(file)) return draftPage(visit, file, house);
    const { id } = file.campaign;
    return {
      kind: "page",
      title: visit.speech.say("office.broadcast-title", { id }),
      body: goingView(await lookAtRound(file, house), speeches, broadcastViewing(visit, house)),
      scripts: ["broadcast.js"],
    };
  });

  corridor.act("/broadcasts/:id/save", "admins", (visit) => save(visit, house));

  corridor.act("/broadcasts/:id/preview", "admins", async (visit) => {
    const file = await findIn(visit);
    if (file === undefined || !isDraft(file)) return { kind: "missing" };
    const { content, problems } = read(visit, file, house);
    const letter = { campaign: file.campaign.id, content };
    return { kind: "piece", body: previewPiece({ letter, speeches, speech: visit.speech }, problems) };
  });

  corridor.act("/broadcasts/:id/count", "admins", async (visit) => {
    const file = await findIn(visit);
    if (file === undefined || !isDraft(file)) return { kind: "missing" };
    const count = await house.counter.count(typedDraft(visit, file, house).audience, async () => undefined);
    return { kind: "piece", body: countView(count, broadcastViewing(visit, house)) };
  });

  async function findIn({ params }: Visit): Promise<CampaignFile | undefined> {
    return campaigns.find(params["id"] ?? "");
  }
}

function read(visit: Visit, file: CampaignFile, house: OfficeHouse): DraftReading {
  const now = house.now().getTime();
  const clock = { now, offsetMinutes: house.offsetOf(now) };
  return readDraft(typedDraft(visit, file, house), visit, file, { speech: visit.speech, clock });
}

/** Keeps what was changed in the form; where something of it cannot be taken, nothing is, and all of it stays in the form. */
async function save(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { params, fields, actor, act, speech } = visit;
  const id = params["id"] ?? "";
  const file = await house.campaigns.find(id);
  if (file === undefined) return { kind: "missing" };
  const to = `/broadcasts/${id}`;
  if (!isDraft(file)) return { kind: "go", to, said: "too-late" };
  const reading = read(visit, file, house);
  if (Object.keys(reading.problems).length > 0) return draftPage(visit, file, house, { reading });
  for (const event of reading.events) {
    const filing = await fileAdminsMove({ id, event, actor, act }, house);
    if (filing.kind === "unknown") return { kind: "missing" };
    if (filing.kind === "refused")
      return draftPage(visit, filing.file, house, { reading, note: tellFiling(filing, speech) });
  }
  if (fields["go"] === "check") return toCheck(visit, house);
  const typed = shorten((fields["find"] ?? "").trim(), 60);
  if (fields["go"] === "find" && typed !== "") return { kind: "go", to: `${to}?find=${encodeURIComponent(typed)}` };
  return { kind: "go", to, said: "done" };
}

/** The preview comes into the admin's chat as well: only Telegram can say that it takes the message. */
async function toCheck(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { params, actor, act, speech } = visit;
  const id = params["id"] ?? "";
  const file = await house.campaigns.find(id);
  if (file === undefined) return { kind: "missing" };
  if (problemsOf(file.content, house.speeches).length > 0) {
    return draftPage(visit, file, house, { note: speech.say("office.broadcast-not-yet") });
  }
  if (file.campaign.state === "draft") {
    const preview = await house.broadcastChat.preview(visit.id, file);
    if (preview !== "taken") {
      const note = preview === "refused" ? "broadcast.preview-failed" : (`office.broadcast-chat-${preview}` as const);
      return draftPage(visit, file, house, { note: speech.say(note) });
    }
    await fileAdminsMove({ id, event: { kind: "preview" }, actor, act }, house);
  }
  return { kind: "go", to: `/broadcasts/${id}/check` };
}

interface Sent {
  /** A form that was sent and could not be taken. */
  readonly reading?: DraftReading;
  readonly note?: string | undefined;
}

function draftPage(visit: Visit, file: CampaignFile, house: OfficeHouse, { reading, note }: Sent = {}): Answer {
  const { speech, query } = visit;
  const latest = house.updates.latest();
  const typed = query["find"];
  const page: DraftPage = {
    ...{ file, note, speeches: house.speeches, botAddress: house.broadcastChat.address() },
    fields: reading === undefined ? fieldsOf(file, house.offsetOf) : typedDraft(visit, file, house),
    content: reading?.content ?? file.content,
    problems: reading?.problems ?? {},
    latestUpdate: latest === undefined ? undefined : updateId(latest),
    found: typed === undefined ? undefined : { typed, places: house.places.search(typed, PLACES_FOUND) },
  };
  return {
    kind: "page",
    title: speech.say("office.broadcast-draft", { id: file.campaign.id }),
    body: draftView(page, broadcastViewing(visit, house)),
    scripts: ["broadcast.js"],
  };
}
