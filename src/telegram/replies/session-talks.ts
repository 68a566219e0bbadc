import type { Speech } from "../../content/speech.ts";
import type { Side } from "../../domain/case.ts";
import { SESSION_LIMITS, type Talk } from "../../domain/session-form.ts";
import { cutLine, inRows, tellSide, tickables, tickLines, tickRows } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { type SessionView, sessionChange, sessionPlace } from "./session-words.ts";

/** Each party alone, in the order in which they are heard. Source: M8. */
export function talksReply(view: SessionView, speech: Speech): Reply {
  const { talks } = view.form;
  const lines = talks.flatMap((talk, at) => [
    speech.say("session.talk-line", { number: at + 1, who: tellSide(talk.side, speech), count: talk.asks.length }),
    tellPassOn(talk, speech, cutLine),
  ]);
  const prepare = talks.map(({ side }): Button => {
    const press = { name: "sessionTalk", ...sessionPlace(view), side } as const;
    return { text: speech.say("button.prepare-talk", { letter: side }), press };
  });
  const first = talks.slice(1).map(({ side }): Button => {
    const press = { name: "sessionFirst", ...sessionChange(view), side } as const;
    return { text: speech.say("button.hear-first", { letter: side }), press };
  });
  const settle = { name: "sessionSettle", ...sessionChange(view), step: "talks" } as const;
  return {
    text: [speech.say("session.ask-talks"), lines.join("\n")].join("\n\n"),
    buttons: [
      ...prepare.map((button) => [button]),
      ...inRows(first, 2),
      [{ text: speech.say("button.talks-good"), press: settle, style: "success" }],
    ],
  };
}

/** What one party is asked, and what it lets the other ones know. */
export function talkReply(view: SessionView, side: Side, speech: Speech, note?: string): Reply {
  const talk = view.form.talks.find((one) => one.side === side);
  if (talk === undefined) return talksReply(view, speech);
  const { stage } = view.form;
  const offered = view.words.asks.filter(({ stages }) => stage === undefined || stages.includes(stage));
  const ticks = tickables(offered, talk.asks);
  const head = speech.say("session.talk", { who: tellSide(side, speech), most: SESSION_LIMITS.asks });
  const write = (field: "asks" | "passOn") => ({ name: "sessionWrite", ...sessionPlace(view), field, side }) as const;
  return {
    text: [note, head, tickLines(ticks, speech), tellPassOn(talk, speech)]
      .filter((part) => part !== undefined)
      .join("\n\n"),
    buttons: [
      ...tickRows(ticks, ({ example, words }) =>
        example === undefined
          ? {
              ...{ name: "sessionAskOut", ...sessionChange(view), side },
              index: talk.asks.findIndex((point) => point.words.id === words.id),
            }
          : { name: "sessionAsk", ...sessionChange(view), side, example },
      ),
      [{ text: speech.say("button.paper-write"), press: write("asks") }],
      [{ text: speech.say("button.talk-pass-on"), press: write("passOn") }],
      [{ text: speech.say("button.to-talks"), press: { name: "session", ...sessionPlace(view) } }],
    ],
  };
}

/** In markup, with what was typed escaped. */
export function tellPassOn(
  { passOn }: Talk,
  speech: Speech,
  cut: (words: string) => string = (words) => words,
): string {
  return passOn === undefined || passOn === ""
    ? speech.say("session.pass-on-open")
    : speech.say("session.pass-on", { words: cut(passOn) });
}
