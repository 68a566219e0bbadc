import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { NeedsNow } from "../../domain/needs-now.ts";
import { type TwoWeeks, WEEK_COUNTS, type WeekCount } from "../../domain/two-weeks.ts";
import { html, type View } from "./markup.ts";

export interface Overview {
  /** In words. */
  readonly area: string;
  readonly needs: NeedsNow;
  /** New versions of the guidance that many have not read; undefined for who does not look after it. */
  readonly unread: number | undefined;
  readonly weeks: TwoWeeks;
  /** People who used the bot this week and in the whole week before; counted for the whole country only. */
  readonly use: { readonly now: number; readonly before: number } | undefined;
}

interface Card {
  readonly title: string;
  readonly count: number;
  /** What the number means. */
  readonly words: readonly string[];
  /** Where it is dealt with; undefined where that is the chat. */
  readonly to?: string;
}

export function overviewView({ area, needs, unread, weeks, use }: Overview, speech: Speech): View {
  return html`
    <p class="quiet">${speech.say("office.overview-area", { area })}</p>
    <section aria-labelledby="now">
      <h2 id="now">${speech.say("office.overview-now")}</h2>
      <ul class="cards">
        ${cardsOf(needs, unread, speech).map((card) => cardView(card, speech))}
      </ul>
    </section>
    <section aria-labelledby="week">
      <h2 id="week">${speech.say("office.week-title")}</h2>
      <p class="quiet">${speech.say("office.week-how")}</p>
      ${weekTable(weeks, speech)} ${use === undefined ? null : html`<p>${speech.say("office.week-use", use)}</p>`}
    </section>
  `;
}

function cardsOf(needs: NeedsNow, unread: number | undefined, speech: Speech): readonly Card[] {
  const { late, red, yellow, falls, rumours, calls, urgentCalls: urgent, ofAdmins } = needs;
  const worse = red + yellow + falls;
  const say = (key: PlainKey) => speech.say(key);
  return [
    {
      ...{ title: say("office.late-title"), count: late, to: "/referrals?show=late" },
      words: [say(late === 0 ? "office.late-none" : "office.late-some")],
    },
    {
      ...{ title: say("office.worse-title"), count: worse, to: "/map?layer=warnings" },
      words: [
        worse === 0 ? say("office.worse-none") : speech.say("office.worse-some", { red, yellow, falls }),
        ...(rumours === 0 ? [] : [speech.say("office.worse-rumours", { count: rumours })]),
      ],
    },
    {
      ...{ title: say("office.calls-title"), count: calls },
      words: [calls === 0 ? say("office.calls-none") : speech.say("office.calls-some", { urgent })],
    },
    ...(ofAdmins === undefined ? [] : adminCards(ofAdmins, speech)),
    ...(unread === undefined
      ? []
      : [
          {
            ...{ title: say("office.unread-title"), count: unread, to: "/guidance" },
            words: [say(unread === 0 ? "office.unread-none" : "office.unread-some")],
          },
        ]),
  ];
}

function adminCards(
  { pending, reported, proposed, stale }: NonNullable<NeedsNow["ofAdmins"]>,
  speech: Speech,
): readonly Card[] {
  return [
    {
      ...{ title: speech.say("office.pending-title"), count: pending, to: "/members" },
      words: [speech.say(pending === 0 ? "office.pending-none" : "office.pending-some")],
    },
    {
      ...{ title: speech.say("office.reported-title"), count: reported + proposed, to: "/directory" },
      words: [
        reported + proposed === 0
          ? speech.say("office.reported-none")
          : speech.say("office.reported-some", { reported, proposed }),
      ],
    },
    {
      ...{ title: speech.say("office.stale-title"), count: stale, to: "/directory" },
      words: [speech.say(stale === 0 ? "office.stale-none" : "office.stale-some")],
    },
  ];
}

type PlainKey = Extract<
  MessageKey,
  `office.${"late" | "worse" | "calls" | "unread"}-${"title" | "none"}` | "office.late-some" | "office.unread-some"
>;

function cardView({ title, count, words, to }: Card, speech: Speech): View {
  return html`<li class="need">
    <h3>${to === undefined ? title : html`<a href="${`/office${to}`}">${title}</a>`}</h3>
    <p class="${count === 0 ? "figure quiet" : "figure"}">${count === 0 ? speech.say("office.overview-nothing") : count}</p>
    ${words.map((line) => html`<p>${line}</p>`)}
  </li>`;
}

function weekTable({ now, before }: TwoWeeks, speech: Speech): View {
  const row = (what: WeekCount) => html`<tr>
    <th scope="row">${speech.say(`office.week-${what}`)}</th>
    <td class="number">${now[what]}</td>
    <td class="number">${before[what]}</td>
    <td>${tellDifference(now[what] - before[what], speech)}</td>
  </tr>`;
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="week">
    <table>
      <thead>
        <tr>
          <th scope="col">${speech.say("office.week-what")}</th>
          <th scope="col" class="number">${speech.say("office.week-now")}</th>
          <th scope="col" class="number">${speech.say("office.week-before")}</th>
          <th scope="col">${speech.say("office.week-difference")}</th>
        </tr>
      </thead>
      <tbody>
        ${WEEK_COUNTS.map(row)}
      </tbody>
    </table>
  </div>`;
}

function tellDifference(difference: number, speech: Speech): string {
  if (difference === 0) return speech.say("office.week-same");
  const count = Math.abs(difference);
  return difference > 0 ? speech.say("office.week-more", { count }) : speech.say("office.week-fewer", { count });
}
