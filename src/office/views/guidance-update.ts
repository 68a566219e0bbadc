import type { Speech } from "../../content/speech.ts";
import { tellItem } from "../../content/words/guidance-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { UnreadPlace } from "../../domain/count-unread.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";
import type { Page } from "../../domain/pages.ts";
import { actField } from "./act-field.ts";
import { differenceView } from "./guidance-difference.ts";
import { addressOfItem } from "./guidance-item.ts";
import { tellPublished } from "./guidance-moment.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

export interface ShownUpdate {
  readonly update: GuidanceUpdate;
  readonly catalogue: Catalogue;
  readonly unread: UnreadHere;
}

export interface UnreadHere {
  /** Kemendagri code; empty for the whole country. */
  readonly area: string;
  readonly areaName: string;
  /** The area around it; undefined for the whole country. */
  readonly around: { readonly code: string; readonly name: string } | undefined;
  readonly total: number;
  /** One step down, most first. */
  readonly places: Page<UnreadPlace>;
}

/** One version: what it changed, who has not read it, and what can be done about it. */
export function guidanceUpdateView({ update, catalogue, unread }: ShownUpdate, speech: Speech): View {
  const { item, why, changes } = update;
  const address = addressOfUpdate(update);
  return html`
    <p><a class="line" href="/office/guidance/updates">← ${speech.say("office.guidance-updates")}</a></p>
    <p>${tellPublished(update, speech)}</p>
    ${why !== undefined && html`<p>${speech.say("updates.why", { why: speech.tell(why) })}</p>`}
    <p><a class="line" href="${addressOfItem(item)}">${tellItem(item, catalogue, speech)}</a></p>
    <h2>${speech.say("office.guidance-what-changed")}</h2>
    ${differenceView(changes, speech)}
    <p class="buttons">
      <a class="button outline" href="${`${address}/back`}">${speech.say("office.guidance-take-back")}</a>
    </p>
    <h2 id="unread">${speech.say("office.guidance-who-unread")}</h2>
    ${unreadView(unread, address, speech)}
    <h2>${speech.say("office.guidance-tell-title")}</h2>
    <p>${speech.say("office.guidance-tell-how")}</p>
    <div class="buttons">
      ${unread.total > 0 && draftForm(`${address}/remind`, unread.area, speech.say("office.guidance-remind", { place: unread.areaName, count: unread.total }))}
      ${draftForm(`${address}/tell`, "", speech.say("office.guidance-tell"), "outline")}
    </div>
  `;
}

export function addressOfUpdate({ number }: Pick<GuidanceUpdate, "number">): string {
  return `/office/guidance/updates/${number}`;
}

function unreadView({ area, areaName, around, total, places }: UnreadHere, address: string, speech: Speech): View {
  const up =
    around !== undefined &&
    html`<p><a class="line" href="${unreadAddress(address, around.code)}">↑ ${around.name}</a></p>`;
  if (total === 0) return html`${up}<p>${speech.say("office.guidance-all-read", { place: areaName })}</p>`;
  const caption = speech.say("office.guidance-unread-in", { place: areaName, count: total });
  return html`
    ${up}
    <div class="wide" tabindex="0" role="region" aria-label="${caption}">
      <table class="tap">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${speech.say("office.guidance-place")}</th>
            <th scope="col" class="number">${speech.say("office.guidance-unread")}</th>
          </tr>
        </thead>
        <tbody>
          ${places.shown.map(
            ({ code, name, count }) => html`<tr>
              <th scope="row">${canOpen(code) ? html`<a href="${unreadAddress(address, code)}">${name}</a>` : name}</th>
              <td class="number">${count}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet">${speech.say("office.guidance-counted")}</p>
    ${turnPages({ ...places, to: (page) => unreadAddress(address, area, page) }, speech)}
  `;
}

function unreadAddress(address: string, area: string, page = 0): string {
  return `${address}?${String(new URLSearchParams({ area, page: String(page + 1) }))}#unread`;
}

/** Opens a draft; nothing is sent by it. */
function draftForm(action: string, area: string, words: string, look = ""): View {
  return html`<form method="post" action="${action}">
    ${actField()}<input type="hidden" name="area" value="${area}" />
    <button type="submit" class="${look}">${words}</button>
  </form>`;
}

/** Nothing lies below a district. */
function canOpen(code: string): boolean {
  return code !== "" && code.length < "34.04.01".length;
}
