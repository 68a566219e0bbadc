import type { Speech } from "../../content/speech.ts";
import { tellKind } from "../../content/words/guidance-words.ts";
import type { GuidanceItem, ItemFields } from "../../domain/guidance-item.ts";
import type { GuidanceScreens } from "../../domain/guidance-screens.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";
import type { Page } from "../../domain/pages.ts";
import { tellStanding } from "./guidance-moment.ts";
import { screensView } from "./guidance-screens.ts";
import { html, type View } from "./markup.ts";
import { turnPages } from "./turn-pages.ts";

export interface ShownItem {
  readonly item: GuidanceItem;
  readonly fields: ItemFields;
  readonly screens: GuidanceScreens;
  /** Newest first. */
  readonly history: Page<GuidanceUpdate>;
}

/** One item as volunteers see it, and what became of it. */
export function guidanceItemView({ item, fields, screens, history }: ShownItem, speech: Speech): View {
  const address = addressOfItem(item);
  return html`
    <p><a class="line" href="${`/office/guidance?kind=${item.kind}`}">← ${tellKind(item.kind, speech)}</a></p>
    <p class="buttons"><a class="button" href="${`${address}/edit`}">${speech.say("office.guidance-edit")}</a></p>
    <h2>${speech.say("office.guidance-as-seen")}</h2>
    ${screensView(item, fields, screens, speech)}
    <h2>${speech.say("office.guidance-history")}</h2>
    ${
      history.shown.length === 0
        ? html`<p>${speech.say("office.guidance-no-history")}</p>`
        : html`<ul>
          ${history.shown.map(
            (update) =>
              html`<li>
                <a class="line" href="${`/office/guidance/updates/${update.number}`}">${tellStanding(update, speech)}</a>
              </li>`,
          )}
        </ul>`
    }
    ${turnPages({ ...history, to: (page) => `${address}?page=${page + 1}` }, speech)}
  `;
}

export function addressOfItem({ kind, id }: GuidanceItem): string {
  return `/office/guidance/items/${kind}/${id}`;
}
