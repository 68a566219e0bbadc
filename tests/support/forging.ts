import { expect } from "vitest";
import { FORMS, type PressName } from "../../src/telegram/callback-data.ts";
import { broadcastId, count, type Field, inviteCode, placeCode, sourceId } from "../../src/telegram/press-fields.ts";
import type { Answer, Person } from "./person.ts";

/** What really is there: made-up data is most dangerous when it is about somebody or something. */
export interface Aims {
  readonly member: number;
  readonly source: string;
  readonly invite: string;
  readonly broadcast: string;
}

/** Tried in this order for a field of which nothing else is known: choices, ticks, an item of the guidance, a part of it. */
const GUESSES = [
  ...["0", "1", "", "0T1", "title", "K7M2QK", "K7M2", "K7M", "34"],
  // An hour, a rumour, a situation to practise on, the code of a name, a text of a paper.
  ...["1o", "abcdefghij23", "01-market", "K1", "w1"],
];

/**
 * Well-formed data for a button of this name, made from its form alone: a new button is forged without anybody writing
 * it down here. Throws when no guess fits a field, so that a new kind of field gets one.
 */
export function forgedData(name: PressName, aims: Aims): string {
  return forgedWith(
    name,
    new Map<unknown, string>([
      [count, aims.member.toString(36)],
      [placeCode, "34"],
      [sourceId, aims.source],
      [inviteCode, aims.invite],
      [broadcastId, aims.broadcast],
    ]),
  );
}

/** The same with other things that are there: what is written for a field. */
export function forgedWith(name: PressName, known: ReadonlyMap<unknown, string>): string {
  const form: Readonly<Record<string, Field<unknown>>> = FORMS[name];
  const fields = Object.entries(form).map(([key, field]) => {
    const text = known.get(field) ?? GUESSES.find((guess) => field.read(guess) !== undefined);
    if (text === undefined) throw new Error(`No guess fits "${key}" of the button "${name}": add one to GUESSES.`);
    return text;
  });
  return [name, ...fields].join(":");
}

/** Presses a button that the bot never gave to this person, on the newest message, and waits for the answer. */
export async function forge(person: Person, data: string): Promise<Answer> {
  const { self } = person;
  const before = self.lastEvent;
  const query = self.press(person.lastMessage().message_id, { text: "x", callback_data: data });
  const answer = () =>
    self
      .eventsAfter(before)
      .flatMap(({ event }) => (event.kind === "callbackAnswer" && event.callbackQueryId === query ? [event] : []))[0];
  await expect.poll(answer, { interval: 5, timeout: 10_000, message: `${data} still spins` }).toBeDefined();
  const { text, isAlert } = answer() ?? { text: "", isAlert: false };
  return { text, isAlert };
}
