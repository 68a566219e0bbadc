import { markOfPart } from "../content/mark-of-part.ts";
import type { MessageKey } from "../content/message-keys.ts";
import type { Speech } from "../content/speech.ts";
import { readTyped } from "../content/typed-markup.ts";
import { readGoodLinks, tellLinks } from "../content/words/broadcast-links.ts";
import { tellPart } from "../content/words/broadcast-words.ts";
import { type BroadcastContent, type BroadcastText, withoutPart } from "../domain/broadcast-content.ts";
import type { CampaignFile, Change } from "../domain/campaign-book.ts";
import type { AdminEvent } from "../domain/file-campaign.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import { type MomentReading, readMoment, type WallClock } from "../domain/read-moment.ts";
import { type DraftFields, keyOfChoices, type WhenFields } from "./broadcast-fields.ts";
import type { Visit } from "./visit.ts";

export type DraftField = Language | "links" | "when" | "places";
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

export interface DraftReading {
  /** What of the draft is to change, in order; only what was changed in the form: another admin may have changed the rest. */
  readonly events: readonly AdminEvent[];
  /** What cannot be taken as it was typed, in words; then nothing is to change. */
  readonly problems: DraftProblems;
  /** What it would say, for a preview. */
  readonly content: BroadcastContent;
}

interface Reader {
  readonly speech: Speech;
  readonly clock: WallClock;
}

type Taken = Change<BroadcastContent> | { readonly problem: string } | undefined;

const WEEKDAY_NAMES = { MO: "mon", TU: "tue", WE: "wed", TH: "thu", FR: "fri", SA: "sat", SU: "sun" } as const;
const MOMENT_PROBLEMS = {
  unclear: "office.broadcast-when-unclear",
  "no such time": "office.broadcast-when-unclear",
  past: "broadcast.when-past",
  "too far": "broadcast.when-too-far",
} as const satisfies Readonly<Record<Exclude<MomentReading["kind"], "schedule">, MessageKey>>;

/** What a form that was sent means for the draft as it stands now. */
export function readDraft(
  typed: DraftFields,
  { fields }: Pick<Visit, "fields">,
  file: CampaignFile,
  reader: Reader,
): DraftReading {
  const { speech } = reader;
  const problems: Partial<Record<DraftField, string>> = {};
  const changes: Change<BroadcastContent>[] = [];
  const take = (field: "id" | "en" | "links", taken: Taken) => {
    if (typeof taken === "function") changes.push(taken);
    else if (taken !== undefined) problems[field] = taken.problem;
  };
  for (const language of LANGUAGES) {
    take(language, mergePart(language, readText(language, typed.texts[language], speech), fields, file, speech));
  }
  take("links", mergePart("links", readLinksField(typed.links, speech), fields, file, speech));
  const keys = keyOfChoices(typed);
  const isChanged = (name: keyof typeof keys) =>
    fields[`seen-${name}`] !== undefined && fields[`seen-${name}`] !== keys[name];
  if (isChanged("asks")) changes.push((standing) => ({ ...standing, asksToConfirm: typed.asksToConfirm }));
  if (fields["drop-media"] === "yes") changes.push((standing) => withoutPart(standing, "media"));

  const content: Change<BroadcastContent> = (standing) => changes.reduce((so, change) => change(so), standing);
  const events: AdminEvent[] = changes.length === 0 ? [] : [{ kind: "write", content }];
  if (isChanged("audience")) events.push({ kind: "aim", audience: typed.audience });
  if (isChanged("when")) {
    const reading = readWhen(typed.when, reader.clock);
    if ("schedule" in reading) events.push({ kind: "plan", schedule: reading.schedule });
    else problems.when = speech.say(MOMENT_PROBLEMS[reading.kind]);
  }
  if (isChanged("urgent")) events.push({ kind: "mark", isUrgent: typed.isUrgent });
  if (isChanged("policy")) events.push({ kind: "settle", policy: typed.policy });
  return { events, problems, content: content(file.content) };
}

/** Undefined where nothing was typed over what stood there when the form was made. */
function mergePart(
  part: "id" | "en" | "links",
  change: Change<BroadcastContent> | { readonly problem: string },
  fields: Visit["fields"],
  { content }: CampaignFile,
  speech: Speech,
): Taken {
  const seen = fields[`seen-${part}`];
  if (seen === undefined || "problem" in change) return seen === undefined ? undefined : change;
  const mine = markOfPart(change(content), part);
  const standing = markOfPart(content, part);
  if (mine === seen || mine === standing) return undefined;
  if (standing === seen) return change;
  return { problem: speech.say("office.broadcast-changed-meanwhile", { current: tellPart(content, part, speech) }) };
}

function readText(
  language: Language,
  typed: string,
  speech: Speech,
): Change<BroadcastContent> | { readonly problem: string } {
  const reading = readTyped(typed);
  if (reading.kind !== "words") {
    const words = { tag: reading.tag };
    const isUnpaired = reading.kind === "unpaired";
    return {
      problem: isUnpaired
        ? speech.say("office.broadcast-unpaired", words)
        : speech.say("office.broadcast-bad-link", words),
    };
  }
  const { words } = reading;
  return (standing) => withText(standing, language, words);
}

function withText(standing: BroadcastContent, language: Language, words: BroadcastText): BroadcastContent {
  if (words.text === "") return withoutPart(standing, language);
  return { ...standing, texts: { ...standing.texts, [language]: words } };
}

function readLinksField(typed: string, speech: Speech): Change<BroadcastContent> | { readonly problem: string } {
  if (typed.trim() === "") return (standing) => ({ ...standing, links: [] });
  const reading = readGoodLinks(typed);
  if (reading.kind !== "links") return { problem: tellLinks(reading, speech) };
  return (standing) => ({ ...standing, links: reading.links });
}

/** Read by the very rules by which the chat reads what is typed. */
function readWhen({ kind, date, time, day, weeklyTime }: WhenFields, clock: WallClock) {
  if (kind === "now") return { schedule: { kind: "now" } } as const;
  return readMoment(kind === "once" ? `${date} ${time}` : `every ${WEEKDAY_NAMES[day]} ${weeklyTime}`, clock);
}
