import type { Context } from "grammy";
import { LONGEST_REFUSAL } from "../../domain/refusal-words.ts";
import type { House } from "../context.ts";
import { decideRequest } from "../decide-request.ts";
import { writeRefusalReply } from "../replies/requests.ts";
import { createWordsAsker, type Understood } from "./ask-words.ts";
import type { Talk } from "./question.ts";

export const REFUSE_MEMBER = "refuse-member@1";

export interface Refusing {
  readonly id: number;
}

/** An admin writes why somebody is not let in. Stored are the sealed words, and only until they are sent. */
export function createRefuseMember(house: House) {
  return async (talk: Talk, first: Context, { id }: Refusing): Promise<void> => {
    const { askWords } = createWordsAsker(talk, first, house);
    const word = await askWords({
      key: "word",
      reply: ({ speech }) => writeRefusalReply(id, speech),
      read: readWord,
    });
    await talk.external((ctx) => decideRequest(ctx, { id, isAccepted: false, word: { own: word } }, house));
  };
}

function readWord(text: string): Understood<string> {
  const length = Array.from(text).length;
  if (length > 0 && length <= LONGEST_REFUSAL) return { value: text };
  return { problem: (speech) => speech.say("members.refuse-too-long", { most: LONGEST_REFUSAL, length }) };
}
