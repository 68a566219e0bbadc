import type { Speech } from "../../content/speech.ts";
import type { GuidanceDraft } from "../../domain/guidance-draft.ts";
import { WHY } from "../../domain/guidance-draft.ts";
import type { GuidanceItem, ItemFields } from "../../domain/guidance-item.ts";
import type { GuidanceScreens } from "../../domain/guidance-screens.ts";
import { actField } from "./act-field.ts";
import { differenceView } from "./guidance-difference.ts";
import { addressOfItem } from "./guidance-item.ts";
import { changedScreensView } from "./guidance-screens.ts";
import { html, type View } from "./markup.ts";

export interface GuidanceReview {
  readonly item: GuidanceItem;
  readonly draft: GuidanceDraft;
  /** As they stand, and as they will. */
  readonly fields: { readonly now: ItemFields; readonly drafted: ItemFields };
  readonly screens: GuidanceScreens;
  /** All that was typed, and what was seen before, to be sent on. */
  readonly carried: readonly (readonly [string, string])[];
}

/** Old against new, and how it will look; published by one more press. */
export function guidanceReviewView({ item, draft, fields, screens, carried }: GuidanceReview, speech: Speech): View {
  const address = addressOfItem(item);
  const inputs = carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  const changes = [...draft.wanted, ...(draft.why === undefined ? [] : [{ field: WHY, old: null, new: draft.why }])];
  return html`
    <h2>${speech.say("office.guidance-what-changes")}</h2>
    ${differenceView(changes, speech)}
    <h2>${speech.say("office.guidance-will-look")}</h2>
    ${changedScreensView(item, fields, screens, speech)}
    <p>${speech.say("office.guidance-at-once")}</p>
    <div class="buttons">
      <form method="post" action="${`${address}/publish`}">
        ${inputs} ${actField()}
        <button type="submit">${speech.say("office.guidance-publish")}</button>
      </form>
      <form method="post" action="${`${address}/edit`}">
        ${inputs}
        <button type="submit" class="outline">${speech.say("office.guidance-edit-more")}</button>
      </form>
    </div>
  `;
}
