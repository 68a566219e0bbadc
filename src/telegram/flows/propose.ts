import type { Context } from "grammy";
import type { NewSource } from "../../domain/directory.ts";
import { readContact } from "../../domain/read-contact.ts";
import { readDocuments, readLine, readOpenings } from "../../domain/read-entry-words.ts";
import { SOURCE_LIMITS } from "../../domain/source-limits.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { spoken } from "../entry-fields.ts";
import { fileProposal } from "../file-proposal.ts";
import { proposeCheckReply, proposeNeedReply, proposePlaceReply, proposeQuestionReply } from "../replies/propose.ts";
import { viewingOf } from "../show-sources.ts";
import type { GivenAnswer } from "../talks/stored-talk.ts";
import { createWordsAsker, type Understood } from "./ask-words.ts";
import type { Talk } from "./question.ts";

export const PROPOSE = "propose@1";

/** An admin's own source is in the directory at once; a volunteer's waits for one. */
export interface Proposing {
  readonly by: "volunteer" | "admin";
}

/** Seven short questions about an office, then a look at the whole. What is typed is stored sealed, and only until then. */
export function createPropose(house: House) {
  return async (talk: Talk, first: Context, start: Proposing, answers: readonly GivenAnswer[] = []): Promise<void> => {
    const { by } = start;
    const carried = { name: PROPOSE, start, answers };
    const { ask, askWords, askWordsOr, askPlace } = createWordsAsker(talk, first, house, carried);
    const line = (key: "organisation" | "service", most: number) =>
      askWords({
        key,
        reply: ({ speech }) => proposeQuestionReply(key, false, speech),
        read: (text) => spoken(readLine(text, most)),
      });
    const skipped = (press: Press | undefined) => (press?.name === "skipThis" ? ("skipped" as const) : undefined);

    const organisation = await line("organisation", SOURCE_LIMITS.organisation);
    const service = await line("service", SOURCE_LIMITS.service);
    const category = await ask({
      key: "category",
      reply: ({ speech }) => proposeNeedReply(speech),
      read: (press) => (press?.name === "pickNeed" ? press.category : undefined),
    });
    const place = await askPlace("place", (found, { member, speech }) =>
      proposePlaceReply(found, member?.place, house.places, speech),
    );
    const contact = await askWords({
      key: "contact",
      reply: ({ speech }) => proposeQuestionReply("contact", false, speech),
      read: readReach,
    });
    const openings = await askWordsOr(
      {
        key: "hours",
        reply: ({ speech }) => proposeQuestionReply("hours", true, speech),
        read: (text) => spoken(readOpenings(text)),
      },
      skipped,
    );
    const documents = await askWordsOr(
      {
        key: "bring",
        reply: ({ speech }) => proposeQuestionReply("bring", true, speech),
        read: (text) => spoken(readDocuments(text)),
      },
      skipped,
    );

    const source: NewSource = {
      ...{ organisation, service, categories: [category], place, areasServed: [], contact },
      ...(openings === "skipped" ? {} : { hours: { offsetMinutes: offsetAt(place), openings } }),
      documents: documents === "skipped" ? [] : documents,
      status: "active",
    };
    await ask({
      key: "check",
      reply: (ctx: JuruContext) => proposeCheckReply(source, viewingOf(ctx, house)),
      read: (press) => (press?.name === "proposeSend" ? "yes" : undefined),
    });
    await talk.external((ctx) => fileProposal(ctx, source, by, house));
  };
}

function readReach(text: string): Understood<NewSource["contact"]> {
  const read = readLine(text, SOURCE_LIMITS.address);
  return spoken("value" in read ? { value: readContact(read.value) } : read);
}
