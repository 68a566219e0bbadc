import type { Speech } from "../../content/speech.ts";
import { isStepAsked, SESSION_STEPS } from "../../domain/session-form.ts";
import { inRows, tellAllSides, toCaseButton } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { type SessionView, sessionChange, sessionPlace, tellNext, tellStage } from "./session-words.ts";

/** Nothing is open any more: it can be used, printed, noted in the case, and changed. */
export function wholeReply(view: SessionView, speech: Speech, note?: string): Reply {
  const { form, case: it } = view;
  const place = sessionPlace(view);
  const text = speech.say("session.whole", {
    ...{ code: it.code, stage: tellStage(form.stage ?? "listening", speech), sides: tellAllSides(form.sides, speech) },
    ...{ rules: form.rules.length, issues: issuesOf(view), pauses: form.pauses.length, next: tellNext(view, speech) },
  });
  const done: Button = {
    text: speech.say("button.session-done"),
    press: { name: "sessionDone", ...sessionChange(view) },
  };
  return {
    text: [note, text, speech.say("session.whole-hint")].filter((part) => part !== undefined).join("\n\n"),
    buttons: [
      [{ text: speech.say("button.session-live"), press: { name: "sessionLive", ...place, at: 0 }, style: "success" }],
      [{ text: speech.say("button.session-pdf"), press: { name: "sessionPdf", ...place } }],
      ...(form.isFiled ? [] : [[done]]),
      [
        { text: speech.say("button.session-edit"), press: { name: "sessionEdit", ...place } },
        { text: speech.say("button.paper-drop"), press: { name: "sessionDrop", ...place } },
      ],
      [toCaseButton(it.code, speech)],
    ],
  };
}

/** Any answer can be given anew; the other ones stay. */
export function editSessionReply(view: SessionView, speech: Speech): Reply {
  const steps = SESSION_STEPS.filter((step) => isStepAsked(view.form, step)).map((step): Button => {
    const press = { name: "sessionStep", ...sessionChange(view), step } as const;
    return { text: speech.say(`button.edit-${step}`), press };
  });
  return {
    text: speech.say("session.edit"),
    buttons: [
      ...inRows(steps, 2),
      [{ text: speech.say("button.back"), press: { name: "session", ...sessionPlace(view) } }],
    ],
  };
}

function issuesOf({ form }: SessionView): number {
  return isStepAsked(form, "issues") ? form.issues.length : 0;
}
