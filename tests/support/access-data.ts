import { FORMS, type PressName } from "../../src/telegram/callback-data.ts";
import {
  broadcastId,
  caseCode,
  count,
  type Field,
  inviteCode,
  personCode,
  placeCode,
  referralCode,
  situationId,
  sourceId,
  subjectId,
} from "../../src/telegram/press-fields.ts";
import type { Things } from "./access-world.ts";
import { forgedWith } from "./forging.ts";

/** What a number means is said by its name: a member in the forms of admins, a page, a version, a line. */
const NUMBERS: Readonly<Record<string, (things: Things) => number>> = {
  seen: ({ seen }) => seen,
  number: () => 1,
  days: () => 7,
  inDays: () => 7,
  uses: () => 1,
  count: () => 3,
  safety: () => 7,
  have: () => 1,
};
/** Where any choice would do nothing, because it is so already or was never offered. */
const CHOSEN: Partial<Readonly<Record<PressName, Readonly<Record<string, string>>>>> = {
  caseTitle: { title: "1" },
  contractTick: { example: "w1" },
  sessionTick: { list: "0", example: "rule1" },
  sessionAsk: { example: "ask5" },
  sessionStage: { stage: "1" },
  checkInAsk: { days: "3" },
  callSend: { isUrgent: "1" },
  referralMove: { event: "2" },
};
const MEMBERS = /^(member|decide|refuse|passOn)/;
const PAPERS = [
  [/^contract/, "contract"],
  [/^session/, "session"],
  [/^(meeting|task)/, "meeting"],
] as const;

/** A button of this name about these things, as the bot would make it: only its form is asked, so that a new button needs no line here. */
export function dataAbout(name: PressName, things: Things): string {
  const form: Readonly<Record<string, Field<unknown>>> = FORMS[name];
  const paper = PAPERS.find(([names]) => names.test(name))?.[1];
  const known = new Map<unknown, string>([
    [caseCode, things.case],
    [referralCode, things.referral],
    [sourceId, name === "proposal" || name === "proposalDecide" ? things.proposal : things.source],
    [inviteCode, things.invite],
    [broadcastId, things.broadcast],
    [placeCode, "34.04"],
    [subjectId, "u1"],
    [situationId, "01-batas-kebun"],
    [personCode, paper === undefined ? "K7M2" : things[paper]],
  ]);
  const texts = forgedWith(name, known).split(":");
  const named = Object.entries(form).map(([key, field], at) => {
    const text = CHOSEN[name]?.[key] ?? texts[at + 1] ?? "";
    if (CHOSEN[name]?.[key] !== undefined) return text;
    // The case of a guided talk.
    if (key === "case") return things.case;
    if (key === "id" && field.read(things.rumour) !== undefined && name.startsWith("rumour")) return things.rumour;
    if (key === "seen" && paper !== undefined) return "0";
    if (field !== count) return text;
    if (key === "id" && MEMBERS.test(name)) return things.member.toString(36);
    return (NUMBERS[key]?.(things) ?? 0).toString(36);
  });
  return [name, ...named].join(":");
}
