import type { Speech } from "../../content/speech.ts";
import { tellMove, WAY_ON } from "../../content/words/move-words.ts";
import { allowedEvents, type ReferralEventKind } from "../../domain/move-referral.ts";
import type { Actor, Referral } from "../../domain/referral.ts";
import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";
import { moveFields } from "./move-fields.ts";

/** One form for each event that is allowed, and for no other: the way on first, the ways aside behind it. */
export function referralMoves(referral: Referral, viewer: Actor, speech: Speech): View {
  const allowed = allowedEvents(referral, viewer);
  const onward = allowed.filter((kind) => WAY_ON.includes(kind));
  const others = allowed.filter((kind) => !WAY_ON.includes(kind));
  const form = (event: ReferralEventKind) => moveForm(referral, event, event === onward[0], speech);
  return html`<section aria-labelledby="moves">
    <h2 id="moves">${speech.say("office.referral-moves")}</h2>
    ${onward.length + others.length === 0 && html`<p class="quiet">${speech.say("office.referral-no-moves")}</p>`}
    <div class="moves">${onward.map(form)}</div>
    ${
      others.length > 0 &&
      html`<h3 class="aside">${speech.say("office.referral-aside")}</h3>
        <div class="moves">${others.map(form)}</div>`
    }
  </section>`;
}

function moveForm(referral: Referral, event: ReferralEventKind, isFirst: boolean, speech: Speech): View {
  const { code, version } = referral;
  const fields = moveFields(referral, event, speech);
  const name = tellMove(referral, event, speech);
  const inside = html`<form method="post" action="${`/office/referrals/${code}`}">
    ${actField()}
    <input type="hidden" name="event" value="${event}" />
    <input type="hidden" name="seen" value="${version}" />
    ${fields}
    <button type="submit" class="${isFirst && fields === null ? "" : "outline"}">
      ${fields === null ? name : speech.say("office.referral-note-it")}
    </button>
  </form>`;
  // What has to be said first is asked behind the name of the move.
  return fields === null
    ? inside
    : html`<details>
        <summary>${name}</summary>
        ${inside}
      </details>`;
}
