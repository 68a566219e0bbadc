import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellNeed, tellUrgency } from "../../content/words/broker-words.ts";
import { tellDuration, tellMoment, tellTimeLeft } from "../../content/words/local-moment.ts";
import { timeLeft } from "../../domain/need-of-action.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Referral } from "../../domain/referral.ts";
import { html, type View } from "./markup.ts";

export interface CardParts {
  readonly places: PlaceIndex;
  /** The name of the source; undefined for one that is no longer listed. */
  readonly sourceOf: (referral: Referral) => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const NAME_SHOWN = 60;
/** From here on the time that is left is little. */
const SOON = 24 * 3_600_000;

/** One referral on the board. */
export function boardCard(referral: Referral, { places, sourceOf, now }: CardParts, speech: Speech): View {
  const { code, need, place, sentAt } = referral;
  const sent =
    sentAt === undefined
      ? speech.say("office.board-not-sent")
      : speech.say("office.board-sent", { time: tellDuration(now - sentAt, speech) });
  const source = sourceOf(referral);
  return html`<li class="referral">
    <h3><a href="${`/office/referrals/${code}`}">${code}</a> · ${tellNeed(need.category, speech)}</h3>
    <p>${tellPlace(place, places) ?? place}</p>
    <p>${source === undefined ? speech.say("office.board-source-gone") : shorten(source, NAME_SHOWN)}</p>
    <p class="quiet">${tellUrgency(need.urgency, speech)} · ${sent}</p>
    ${deadlineLine(referral, now, speech)}
  </li>`;
}

/** Lateness in words and with a sign, not by colour alone; null where no clock runs. */
export function deadlineLine(referral: Referral, now: number, speech: Speech): View {
  const time = timeLeft(referral, now);
  if (time === undefined) return null;
  const [mark, sign] = time.left < 0 ? ["late", "⚠ "] : [time.left < SOON ? "soon" : "quiet", ""];
  const deadline = tellMoment(time.deadline, referral.place, speech);
  return html`<p class="${mark}">
    ${sign}${speech.say("office.board-deadline", { time: tellTimeLeft(time, speech), deadline })}
  </p>`;
}
