import type { Message } from "grammy/types";
import { expect } from "vitest";
import type { Person } from "./person.ts";
import { buttonsOf } from "./playground-screen.ts";

interface Found {
  readonly messageId: number;
  readonly text: string;
  readonly data: string;
}

export interface Crawl {
  /** The names of the presses that were tried, each once. */
  readonly pressed: readonly string[];
  /** Buttons after which nothing was shown, or a screen without a way on, or an alert. */
  readonly deadEnds: readonly string[];
}

/** Presses each kind of button that came into view since, once; `isLeft` names the data to leave alone. */
export async function crawl(person: Person, first: Message, isLeft: (data: string) => boolean): Promise<Crawl> {
  const queue = [...buttonsIn(first)];
  const known = new Set(queue.map(kindOf));
  const pressed = new Set<string>();
  const deadEnds: string[] = [];
  for (const button of queue) {
    if (isLeft(button.data)) continue;
    pressed.add(nameOf(button));
    const { screens, isAlert } = await press(person, button);
    if (isAlert || screens.some((screen) => buttonsOf(screen).length === 0)) {
      deadEnds.push(`${button.text} (${button.data})`);
    }
    for (const found of screens.flatMap(buttonsIn)) {
      if (!known.has(kindOf(found))) queue.push(found);
      known.add(kindOf(found));
    }
  }
  return { pressed: [...pressed].toSorted(), deadEnds };
}

/** Screens change under the finger, but a button of ours means the same wherever it stood. */
async function press({ self }: Person, { messageId, text, data }: Found) {
  const before = self.lastEvent;
  const id = self.press(messageId, { text, callback_data: data });
  const events = () => self.eventsAfter(before).map(({ event }) => event);
  const answer = () => events().find((event) => event.kind === "callbackAnswer" && event.callbackQueryId === id);
  await expect.poll(answer, { interval: 5, timeout: 5000, message: `${text} (${data}) still spins` }).toBeDefined();
  const screens = events().flatMap((event) =>
    event.kind === "message" || event.kind === "edited" ? [event.message] : [],
  );
  const answered = answer();
  return { screens, isAlert: answered?.kind === "callbackAnswer" && answered.isAlert };
}

function buttonsIn(message: Message): readonly Found[] {
  return buttonsOf(message).flatMap((button) =>
    "callback_data" in button ? [{ messageId: message.message_id, text: button.text, data: button.callback_data }] : [],
  );
}

/** The same button whatever it carries: its name and its label without the tick. */
function kindOf(button: Found): string {
  return `${nameOf(button)} ${button.text.replace(/^(⬜️|☑️) /u, "")}`;
}

function nameOf({ data }: Found): string {
  return data.split(":")[0] ?? "";
}
