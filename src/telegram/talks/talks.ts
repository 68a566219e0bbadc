import type { Context } from "grammy";
import type { House } from "../context.ts";
import { BROADCAST, createBroadcast } from "../flows/broadcast.ts";
import { createEditGuidance, EDIT_GUIDANCE } from "../flows/edit-guidance.ts";
import { createEditSource, EDIT_SOURCE } from "../flows/edit-source.ts";
import { createGuide, GUIDE } from "../flows/guide.ts";
import { createJoin, JOIN } from "../flows/join.ts";
import { createPropose, PROPOSE } from "../flows/propose.ts";
import type { Talk } from "../flows/question.ts";
import { createReason, REASON } from "../flows/reason.ts";
import { createRefer, REFER } from "../flows/refer.ts";
import { createRefuseMember, REFUSE_MEMBER } from "../flows/refuse-member.ts";
import { createSourcePlace, SOURCE_PLACE } from "../flows/source-place.ts";
import { createWrite } from "../flows/write.ts";
import { COMPOSE, WRITE } from "../flows/writing.ts";
import type { GivenAnswer } from "./stored-talk.ts";

/** Leads a talk from what it begins with; the answers are those of an earlier version of the same talk. */
export type TalkBuilder = (
  talk: Talk,
  ctx: Context,
  // oxlint-disable-next-line typescript/no-explicit-any -- each builder knows what its talk begins with, and the plugin hands it on
  start: any,
  answers?: readonly GivenAnswer[],
) => Promise<void>;

/**
 * Every talk of this release by its name and version. The version counts up when its questions change; what is stored under the
 * earlier one then needs a line in MIGRATIONS.
 */
export function createTalks(house: House): ReadonlyMap<string, TalkBuilder> {
  return new Map<string, TalkBuilder>([
    [GUIDE, createGuide(house)],
    [JOIN, createJoin(house)],
    [REASON, createReason(house)],
    [REFER, createRefer(house)],
    [REFUSE_MEMBER, createRefuseMember(house)],
    [SOURCE_PLACE, createSourcePlace(house)],
    [PROPOSE, createPropose(house)],
    [EDIT_SOURCE, createEditSource(house)],
    [BROADCAST, createBroadcast(house)],
    [EDIT_GUIDANCE, createEditGuidance(house)],
    [WRITE, createWrite(WRITE, house)],
    [COMPOSE, createWrite(COMPOSE, house)],
  ]);
}
