import type { Speech } from "../../content/speech.ts";
import { tellOutcome, tellRefusal } from "../../content/words/broker-words.ts";
import type { ReferralEventKind } from "../../domain/move-referral.ts";
import { CLIENT_WORDS, OUTCOMES, REFUSAL_REASONS, type Referral } from "../../domain/referral.ts";
import { lackOf } from "../../domain/referral-lack.ts";
import { LONGEST_REASON, USUAL_REASONS, type UsualReason } from "../../domain/usual-reasons.ts";
import { html, type View } from "./markup.ts";

/** What an event still has to bring, asked in a form as the chat asks it by buttons; null for one that needs nothing more. */
export function moveFields(referral: Referral, event: ReferralEventKind, speech: Speech): View {
  switch (event) {
    case "send":
      return referral.consent === undefined ? [question(speech.say("ask.send")), writing("send", true, speech)] : null;
    case "receive":
      return [
        radios("word", speech.say("ask.arrived"), words(speech), true),
        radios("fit", speech.say("ask.fit"), words(speech), false),
        radios("respect", speech.say("ask.respect"), words(speech), false),
      ];
    case "close":
      return radios("outcome", speech.say("ask.outcome"), honestOutcomes(referral, speech), true);
    case "refuse":
      return [reasonSelect(speech.say("ask.refusal"), refusals(speech), speech), writing(event, false, speech)];
    case "lose_touch":
      return [reasonSelect(speech.say("ask.whom"), lostTouch(speech), speech), writing(event, false, speech)];
    case "hold":
    case "fail":
    case "cancel":
    case "mistake":
      return [
        reasonSelect(speech.say(`ask.${event}`), usual(USUAL_REASONS[event], speech), speech),
        writing(event, false, speech),
      ];
    default:
      return null;
  }
}

type Choice = readonly [value: string, words: string];

function words(speech: Speech): readonly Choice[] {
  return CLIENT_WORDS.map((word) => [word, speech.say(`word.${word}`)]);
}

/** Only the outcomes that do not claim more than the client's word. */
function honestOutcomes(referral: Referral, speech: Speech): readonly Choice[] {
  return OUTCOMES.filter((outcome) => lackOf(referral, { kind: "close", outcome }) === undefined).map((outcome) => [
    outcome,
    tellOutcome(outcome, speech),
  ]);
}

function refusals(speech: Speech): readonly Choice[] {
  return REFUSAL_REASONS.map((reason) => [reason, tellRefusal(reason, speech)]);
}

function usual(reasons: readonly UsualReason[], speech: Speech): readonly Choice[] {
  return reasons.map((reason) => [reason, speech.say(`word.${reason}`)]);
}

function lostTouch(speech: Speech): readonly Choice[] {
  return (["client", "source"] as const).flatMap((whom) => {
    const who = speech.say(`word.touch-${whom}`);
    const told = usual(USUAL_REASONS[`lose_${whom}`], speech);
    const other: Choice = [`${whom}:`, `${who}: ${speech.say("office.referral-other-reason")}`];
    return [...told.map(([reason, said]): Choice => [`${whom}:${reason}`, `${who}: ${said}`]), other];
  });
}

function question(text: string): View {
  return html`<p>${text}</p>`;
}

function radios(name: string, legend: string, choices: readonly Choice[], isRequired: boolean): View {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${choices.map(
      ([value, said]) =>
        html`<label class="tick"><input type="radio" name="${name}" value="${value}" ${isRequired && html`required`} /> ${said}</label>`,
    )}
  </fieldset>`;
}

function reasonSelect(label: string, choices: readonly Choice[], speech: Speech): View {
  return html`<label>
    ${label}
    <select name="reason">
      <option value="">${speech.say("office.referral-choose")}</option>
      ${choices.map(([value, said]) => html`<option value="${value}">${said}</option>`)}
    </select>
  </label>`;
}

function writing(event: ReferralEventKind, isRequired: boolean, speech: Speech): View {
  const hint = `hint-${event}`;
  return html`<label>
      ${speech.say(isRequired ? "office.referral-write" : "office.referral-write-other")}
      <textarea name="written" rows="3" maxlength="${LONGEST_REASON}" aria-describedby="${hint}" ${isRequired && html`required`}></textarea>
    </label>
    <p class="quiet" id="${hint}">${speech.say("office.referral-no-names", { most: LONGEST_REASON })}</p>`;
}
