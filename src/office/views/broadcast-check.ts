import type { Speeches } from "../../content/words/broadcast-letter.ts";
import {
  type BroadcastViewing,
  tellAudience,
  tellNumber,
  tellSchedule,
  tellUrgency,
} from "../../content/words/broadcast-words.ts";
import { tellMomentIn } from "../../content/words/local-moment.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import type { Agreement } from "../../domain/confirm-campaign.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import type { Sending } from "../../domain/sent-lately.ts";
import { actField } from "./act-field.ts";
import { countView } from "./broadcast-audience.ts";
import { broadcastPreview } from "./broadcast-preview.ts";
import { html, type View } from "./markup.ts";

/** What is asked before it goes out: the plain question, or one more. */
export type Question =
  | { readonly kind: "first" }
  /** `before`: the number that was read. */
  | { readonly kind: "number changed"; readonly before: number }
  | {
      readonly kind: "many recipients" | "sent lately";
      readonly agreed: Agreement;
      readonly other?: Sending | undefined;
    };

export interface CheckPage {
  readonly file: CampaignFile;
  readonly count: AudienceCount | "late";
  readonly question: Question;
  readonly speeches: Speeches;
}

/** Everything about a broadcast once more, and how many will get it; then it is sent on its way. */
export function checkView({ file, count, question, speeches }: CheckPage, viewing: BroadcastViewing): View {
  const { speech } = viewing;
  const { campaign, content } = file;
  const address = `/office/broadcasts/${campaign.id}`;
  const isNobody = count !== "late" && count.recipients === 0;
  return html`${asked(question, count, viewing)}
    <dl class="facts">
      <div><dt>${speech.say("office.broadcast-for-whom")}</dt><dd>${tellAudience(campaign.audience, viewing)}</dd></div>
      <div><dt>${speech.say("office.broadcast-when")}</dt><dd>${tellSchedule(campaign.schedule, viewing)}</dd></div>
      <div><dt>${speech.say("office.broadcast-manner")}</dt><dd>${tellUrgency(file, speech)}</dd></div>
    </dl>
    ${countView(count, viewing)} ${isNobody && html`<p role="alert" data-variant="warning">${speech.say("office.broadcast-nobody")}</p>`}
    <div class="buttons">
      ${count === "late" && html`<a class="button" href="${`${address}/check`}">${speech.say("button.audience-recount")}</a>`}
      ${count !== "late" && !isNobody && sendForm(address, count, question, viewing)}
      <a class="button outline" href="${address}">${speech.say("button.not-yet")}</a>
    </div>
    <h2>${speech.say("office.broadcast-preview")}</h2>
    ${broadcastPreview({ letter: { campaign: campaign.id, content }, speeches, speech })}`;
}

function sendForm(
  address: string,
  { recipients }: AudienceCount,
  question: Question,
  { speech }: BroadcastViewing,
): View {
  const agreed = "agreed" in question ? question.agreed : undefined;
  const isNamed = question.kind === "many recipients" || agreed?.isNamed === true;
  const isRepeatMeant = question.kind === "sent lately" || agreed?.isRepeatMeant === true;
  const count = tellNumber(recipients, speech);
  const words = isNamed ? speech.say("button.yes-send-to", { count }) : speech.say("button.send-to", { count });
  return html`<form method="post" action="${`${address}/confirm`}">
    ${actField()}
    <input type="hidden" name="recipients" value="${recipients}" />
    ${isNamed && html`<input type="hidden" name="named" value="yes" />`}
    ${isRepeatMeant && html`<input type="hidden" name="repeat" value="yes" />`}
    <button type="submit" ${"agreed" in question && html`data-variant="danger"`}>
      ${question.kind === "sent lately" ? speech.say("button.yes-once-more") : words}
    </button>
  </form>`;
}

function asked(question: Question, count: AudienceCount | "late", { speech, offsetOf }: BroadcastViewing): View {
  if (question.kind === "first" || count === "late") return html`<p>${speech.say("office.broadcast-check-how")}</p>`;
  const now = tellNumber(count.recipients, speech);
  if (question.kind === "number changed") {
    const words = { before: tellNumber(question.before, speech), now };
    return html`<p role="alert" data-variant="warning">${speech.say("broadcast.number-changed", words)}</p>`;
  }
  if (question.kind === "many recipients") {
    return html`<p role="alert" data-variant="warning">${speech.say("broadcast.many", { count: now })}</p>`;
  }
  const { other } = question;
  const at = other === undefined ? "" : tellMomentIn(other.at, offsetOf(other.at), speech);
  return html`<p role="alert" data-variant="warning">
    ${speech.say("broadcast.sent-lately", { other: other?.campaign ?? "", at })}
  </p>`;
}
