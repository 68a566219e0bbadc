import type { Speech } from "../../content/speech.ts";
import { tellHandOver, tellState, tellUrgency } from "../../content/words/broker-words.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { tellAnswer, tellWhat, tellWho } from "../../content/words/referral-log-words.ts";
import type { WayOn } from "../../domain/next-source.ts";
import { pageOf } from "../../domain/pages.ts";
import type { Actor, LogEntry, Referral } from "../../domain/referral.ts";
import { isEnded } from "../../domain/referral-state.ts";
import { isRetired, type Source } from "../../domain/source.ts";
import { deadlineLine } from "./board-card.ts";
import { html, type View } from "./markup.ts";
import { referralMoves } from "./referral-moves.ts";
import { turnPages } from "./turn-pages.ts";

const LINES_A_PAGE = 20;

/** A referral as it is shown to whoever looks after its place. The volunteer's own note is not in it. */
export interface ReferralSeen {
  readonly referral: Referral;
  readonly viewer: Actor;
  readonly log: readonly LogEntry[];
  /** Page of the log, from 0; the newest one without it. */
  readonly logPage: number | undefined;
  readonly need: string | undefined;
  readonly place: string | undefined;
  /** Its quality may be looked at by who sees the referral. */
  readonly isSourceJudged: boolean;
  readonly source: Source | undefined;
  readonly next: WayOn | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Why what was wanted could not be done. */
  readonly trouble: string | undefined;
  /** What was written as a reason tells of a danger. */
  readonly isDanger: boolean;
}

export function referralView(seen: ReferralSeen, speech: Speech): View {
  const { referral, viewer, trouble, isDanger } = seen;
  return html`${isDanger && html`<p role="alert" data-variant="danger">${speech.say("office.referral-danger")}</p>`}
    ${trouble !== undefined && html`<p role="alert" data-variant="danger">${trouble}</p>`}
    ${deadlineLine(referral, seen.now, speech)} ${factsView(seen, speech)} ${nextView(seen, speech)}
    ${referralMoves(referral, viewer, speech)} ${logView(seen, speech)}
    <p><a href="/office/referrals">${speech.say("office.board-whole")}</a></p>`;
}

function factsView({ referral, need, place, source, isSourceJudged }: ReferralSeen, speech: Speech): View {
  const contact = [source?.contact.phone, source?.contact.whatsapp, source?.contact.address]
    .filter(Boolean)
    .join(" · ");
  const facts: readonly (readonly [string, string | undefined])[] = [
    [speech.say("office.referral-state"), tellState(referral.state, speech)],
    [speech.say("office.referral-urgency"), tellUrgency(referral.need.urgency, speech)],
    [speech.say("office.board-place"), place ?? referral.place],
    [speech.say("office.referral-person"), referral.forWhom],
    [speech.say("office.referral-hand-over"), tellHandOver(referral.handOver, speech)],
    [speech.say("office.board-source"), sourceWords(referral, source, speech)],
    [speech.say("office.referral-contact"), contact === "" ? undefined : contact],
    [speech.say("office.referral-need"), need],
    [
      speech.say("office.referral-client"),
      referral.client === undefined ? undefined : tellAnswer(referral.client, speech),
    ],
  ];
  return html`<dl class="about">
      ${facts.map(
        ([name, words]) =>
          words !== undefined &&
          html`<div><dt>${name}</dt>
            <dd>${words}</dd></div>`,
      )}
      ${
        referral.continues !== undefined &&
        html`<div><dt>${speech.say("office.referral-continues")}</dt>
          <dd><a href="${`/office/referrals/${referral.continues}`}">${referral.continues}</a></dd></div>`
      }
    </dl>
    ${source !== undefined && isSourceJudged && html`<p><a href="${`/office/quality/${source.id}`}">${speech.say("office.referral-quality")}</a></p>`}
    ${
      referral.state === "draf" &&
      referral.consent === undefined &&
      html`<p class="soon">${speech.say("referral.no-consent")}</p>`
    }`;
}

function sourceWords({ source }: Referral, listed: Source | undefined, speech: Speech): string {
  if (source.kind === "typed") return source.name;
  if (listed === undefined || isRetired(listed)) {
    const gone = speech.say("office.board-source-gone");
    return listed === undefined ? gone : `${listed.organisation}, ${listed.service} (${gone})`;
  }
  return `${listed.organisation}, ${listed.service}`;
}

/** After an end without help: where to go on. A new referral is made in the chat, where the person's consent is asked. */
function nextView({ referral, next }: ReferralSeen, speech: Speech): View {
  if (next === undefined || !isEnded(referral.state)) return null;
  if (next.kind === "continued") {
    const to = `/office/referrals/${next.code}`;
    return html`<p>${speech.say("office.referral-continued")} ${next.isOpenTo ? html`<a href="${to}">${next.code}</a>` : next.code}</p>`;
  }
  return html`<p>
    ${next.kind === "source" && speech.say("referral.next", { source: next.best.source.organisation })}
    ${next.kind === "none" && speech.say("referral.no-next")}
    ${speech.say("office.referral-go-on", { code: referral.code })}
  </p>`;
}

function logView({ referral, log, logPage, viewer }: ReferralSeen, speech: Speech): View {
  const { shown, page, pages } = pageOf(log, logPage ?? Number.MAX_SAFE_INTEGER, LINES_A_PAGE);
  const to = (wanted: number) => `/office/referrals/${referral.code}?page=${wanted}#log`;
  return html`<section aria-labelledby="log">
    <h2 id="log">${speech.say("office.referral-log")}</h2>
    ${
      shown.length === 0
        ? html`<p class="quiet">${speech.say("referral.log-empty")}</p>`
        : html`<ol class="log">
            ${shown.map(
              (entry) =>
                html`<li>
                  <span class="quiet">${tellMoment(entry.when, referral.place, speech)}, ${tellWho(entry.who, viewer, speech)}</span><br />
                  ${tellWhat(entry, speech)}
                </li>`,
            )}
          </ol>`
    }
    ${turnPages({ page, pages, to }, speech)}
  </section>`;
}
