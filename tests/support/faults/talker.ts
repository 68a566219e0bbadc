import { setTimeout as sleep } from "node:timers/promises";
import { loadMessages } from "../../../src/content/messages.ts";
import type { Playground } from "../../../src/playground/start-playground.ts";
import { type Person, person } from "../person.ts";
import type { Expected, Seen } from "../playground-screen.ts";

/** What somebody did and did not get the answer to. */
export class LostAnswer extends Error {
  override readonly name = "LostAnswer";
}

export interface Tally {
  acts: number;
  answers: number;
  answersLost: number;
  longestSilenceMs: number;
  longestWaitMs: number;
  readonly complaints: string[];
}

export interface Pace {
  /** What a person needs to read and decide. */
  readonly thinkMs: number;
  /** After so long an answer counts as lost. */
  readonly patienceMs: number;
}

/** One volunteer who does one thing after the other, and waits each time for the answer that belongs to it. */
export interface Talker {
  readonly id: number;
  types(text: string, expected: Expected): Promise<Seen>;
  /** The button of the newest message that carries it, or of the one given. */
  presses(label: Expected, expected: Expected, on?: Seen): Promise<Seen>;
  buttons(of: Seen): readonly string[];
}

const OLD_BUTTON = loadMessages()["general.old-button"].id;

export async function talker(playground: Playground, tally: Tally, { thinkMs, patienceMs }: Pace): Promise<Talker> {
  const volunteer = await person(playground, { firstName: "Relawan", languageCode: "id" });
  const within = patienceMs;

  async function act(told: string, expected: Expected, deed: () => Promise<unknown>): Promise<Seen> {
    await sleep(thinkMs * (0.5 + Math.random()));
    tally.acts += 1;
    const begun = performance.now();
    const stopListening = noteSilence(volunteer, tally, begun);
    try {
      const refused = await deed();
      if (refused !== undefined) throw new Error(`it was taken for an old button: ${JSON.stringify(refused)}`);
      const seen = await volunteer.sees(expected, { within });
      tally.answers += 1;
      tally.longestWaitMs = Math.max(tally.longestWaitMs, performance.now() - begun);
      return seen;
    } catch (error) {
      tally.answersLost += 1;
      tally.longestSilenceMs = Math.max(tally.longestSilenceMs, stopListening.silentMs());
      const at = new Date().toISOString().slice(11, 19);
      const complaint = `${at} ${volunteer.id} ${told} and waited for ${expected}: ${(error as Error).message}`;
      tally.complaints.push(complaint);
      throw new LostAnswer(complaint);
    } finally {
      stopListening();
    }
  }

  return {
    id: volunteer.id,
    types: (text, expected) => act(`typed ${text}`, expected, async () => void (await volunteer.types(text))),
    presses: (label, expected, on) =>
      act(`pressed ${label}`, expected, async () => {
        const answer = await volunteer.presses(label, { within, ...(on && { on }) });
        return answer.text === OLD_BUTTON ? answer : undefined;
      }),
    buttons: (of) => volunteer.buttons(of),
  };
}

/** The time until anything of the bot appears, its "please wait" too. */
function noteSilence(volunteer: Person, tally: Tally, begun: number) {
  let isSilent = true;
  const stop = volunteer.self.onEvent(({ event }) => {
    const isOwn = event.kind === "message" && event.message.from?.is_bot !== true;
    // A bot that starts tells Telegram about itself, and nobody hears that.
    if (isOwn || event.kind === "profile" || !isSilent) return;
    isSilent = false;
    tally.longestSilenceMs = Math.max(tally.longestSilenceMs, performance.now() - begun);
  });
  return Object.assign(stop, { silentMs: () => (isSilent ? performance.now() - begun : 0) });
}
