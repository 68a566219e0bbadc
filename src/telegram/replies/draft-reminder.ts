import { tellNeed, tellUrgency } from "../../content/words/broker-words.ts";
import { tellDuration } from "../../content/words/local-moment.ts";
import { allowedEvents, type ReferralEventKind } from "../../domain/move-referral.ts";
import { type NoticeView, type Reminded, shownName } from "./notices.ts";
import { moveButton, openButton } from "./referral-buttons.ts";
import type { Button, Reply } from "./reply.ts";

/** One tap each; a mistake and everything else is on the screen of the referral. */
const ONWARD: readonly ReferralEventKind[] = ["consent", "send"];

/** To the owner of what was saved and never sent. */
export function draftReminderReply({ referral, receiver, source }: Reminded, { now, speech }: NoticeView): Reply {
  const { code, need, startedAt, consent } = referral;
  const hasAgreed = consent !== undefined;
  const allowed = allowedEvents(referral, receiver);
  const facts = [
    speech.say("notices.remind-need", {
      need: tellNeed(need.category, speech),
      urgency: tellUrgency(need.urgency, speech),
    }),
    ...(source === undefined ? [] : [speech.say("notices.to-source", { source: shownName(source) })]),
    speech.say("notices.remind-draft-since", { since: tellDuration(now - startedAt, speech) }),
  ];
  const onward = ONWARD.filter((kind) => allowed.includes(kind)).map((kind, index): Button[] => [
    { ...moveButton(referral, kind, speech), ...(index === 0 && { style: "success" as const }) },
  ]);
  return {
    text: [
      speech.say(hasAgreed ? "notices.remind-draft-agreed" : "notices.remind-draft", { code }),
      facts.join("\n"),
      speech.say(hasAgreed ? "notices.remind-draft-ask-agreed" : "notices.remind-draft-ask"),
    ].join("\n\n"),
    buttons: [
      ...onward,
      ...(allowed.includes("cancel") ? [[moveButton(referral, "cancel", speech)]] : []),
      [openButton(code, speech)],
    ],
  };
}
