import type { Speech } from "../../content/speech.ts";
import type { Point } from "../../domain/point.ts";
import { type SessionStop, stopsOfSession } from "../../domain/run-session.ts";
import { cutLine, tellSide } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";
import { tellPassOn } from "./session-talks.ts";
import { type SessionView, sessionPlace, tellNext } from "./session-words.ts";

/** One step a screen, for the phone on the knee: what is now, what comes next. Beyond the end is the last one. */
export function liveReply(view: SessionView, asked: number, speech: Speech): Reply {
  const stops = stopsOfSession(view.form);
  const at = Math.min(asked, stops.length - 1);
  const [stop, next] = [stops[at], stops[at + 1]];
  if (stop === undefined) return { text: speech.say("live.last") };
  const go = (to: number) => ({ name: "sessionLive", ...sessionPlace(view), at: to }) as const;
  const back: Button = { text: speech.say("button.session-before"), press: go(at - 1) };
  const onward: Button = { text: speech.say("button.session-next"), press: go(at + 1), style: "success" };
  const end: Button = { text: speech.say("button.session-end"), press: { name: "session", ...sessionPlace(view) } };
  return {
    text: [
      speech.say("live.now", { at: at + 1, count: stops.length, name: plainName(stop, view, speech) }),
      bodyOf(stop, view, speech),
      next === undefined ? speech.say("live.last") : speech.say("live.next", { name: plainName(next, view, speech) }),
    ].join("\n\n"),
    buttons: [
      [...(at > 0 ? [back] : []), ...(next === undefined ? [] : [onward])],
      [{ text: speech.say("button.session-pause"), press: { name: "sessionPause", ...sessionPlace(view), at } }, end],
      [emergencyButton(speech)],
    ],
  };
}

/** What to do while they sit apart, and when to end it. */
export function pauseReply(view: SessionView, at: number, speech: Speech): Reply {
  const press = { name: "sessionLive", ...sessionPlace(view), at } as const;
  return {
    text: [
      [speech.say("live.pause"), listOf(view.form.pauses, speech)].join("\n"),
      speech.say("live.pause-danger"),
    ].join("\n\n"),
    buttons: [[{ text: speech.say("button.session-resume-live"), press, style: "success" }], [emergencyButton(speech)]],
  };
}

/** Not escaped: it is filled into a message. */
function plainName(stop: SessionStop, { form }: SessionView, speech: Speech): string {
  switch (stop.kind) {
    case "opening":
    case "rules":
    case "ending":
      return speech.say(`word.stop-${stop.kind}`);
    case "talk":
      return speech.say("word.stop-talk", { who: tellSide(stop.side, speech) });
    case "issue": {
      const point = form.issues[stop.index];
      const words = point === undefined ? "" : cutLine(speech.tell(point.words));
      return `${speech.say("word.stop-issue", { number: stop.index + 1, words: "" })}${words}`;
    }
  }
}

function bodyOf(stop: SessionStop, view: SessionView, speech: Speech): string {
  const { form } = view;
  switch (stop.kind) {
    case "opening":
      return speech.say("live.opening", { words: form.opening === undefined ? "" : speech.tell(form.opening.words) });
    case "rules":
      return [speech.say("live.rules"), listOf(form.rules, speech)].join("\n");
    case "ending":
      return [
        [speech.say("live.ending"), listOf(form.endings, speech)].join("\n"),
        speech.say("live.next-meeting", { next: tellNext(view, speech) }),
      ].join("\n\n");
    case "talk": {
      const talk = form.talks.find(({ side }) => side === stop.side);
      if (talk === undefined) return "";
      return [[speech.say("live.talk"), listOf(talk.asks, speech)].join("\n"), tellPassOn(talk, speech)].join("\n\n");
    }
    case "issue":
      return stop.order.length === 0
        ? speech.say("live.issue-shuttle")
        : speech.say("live.issue-joint", {
            ...{
              order: stop.order.map((side) => tellSide(side, speech)).join(", "),
              minutes: form.turns?.minutes ?? 5,
            },
          });
  }
}

function listOf(points: readonly Point[], speech: Speech): string {
  return points
    .map((point, at) => speech.say("contract.plain-line", { number: at + 1, words: speech.tell(point.words) }))
    .join("\n");
}
