import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellItem, tellKind, tellPart, tellValue } from "../../content/words/guidance-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { draftedFields, type EditPart, type GuidanceDraft, partsOf, textAt, WHY } from "../../domain/guidance-draft.ts";
import {
  type GuidanceItem,
  ITEM_KINDS,
  type ItemFields,
  type ItemKind,
  type ItemValue,
} from "../../domain/guidance-item.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";
import { pageOf } from "../../domain/pages.ts";
import { editorsPages } from "./guidance-changes.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";
import { newMark } from "./updated-mark.ts";
import { openItemButtons } from "./updates.ts";

const ITEMS_A_PAGE = 8;
const LONGEST_BUTTON = 60;
const CATALOGUE_PARTS = { technique: "techniques", contact: "contacts", safety: "safety", phase: "phases" } as const;

/** What is being edited, and what stands there. */
export interface Editing {
  readonly item: GuidanceItem;
  readonly fields: ItemFields;
  readonly draft: GuidanceDraft;
  readonly catalogue: Catalogue;
}

export function kindsReply(speech: Speech): Reply {
  return {
    text: speech.say("guidance.kinds"),
    buttons: [
      ...ITEM_KINDS.map((kind): Button[] => [
        {
          text: speech.say("button.guidance-kind", { kind: tellKind(kind, speech) }),
          press: { name: "guidanceItems", kind, page: 0 },
        },
      ]),
      [{ text: speech.say("button.updates"), press: { name: "updates", page: 0 } }],
    ],
  };
}

export function itemsReply(kind: ItemKind, asked: number, catalogue: Catalogue, speech: Speech): Reply {
  const items: readonly ItemValue[] = catalogue[CATALOGUE_PARTS[kind]];
  const { shown, page, pages } = pageOf(items, asked, ITEMS_A_PAGE);
  return {
    text: speech.say("guidance.items", { kind: tellKind(kind, speech), page: page + 1, pages }),
    buttons: [
      ...shown.map((value): Button[] => [
        {
          text: `${shorten(tellValue(value, speech), LONGEST_BUTTON)}${newMark(value)}`,
          press: { name: "guidanceItem", item: { kind, id: value.id } },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "guidanceItems", kind, page: to }), speech),
      [{ text: speech.say("button.back"), press: { name: "guidanceKinds" } }],
    ],
  };
}

/** The parts of the item, and what is not published yet. */
export function partsReply({ item, fields, draft, catalogue }: Editing, speech: Speech): Reply {
  const title = tellItem(item, catalogue, speech);
  const count = draft.wanted.length;
  const drafted = draftedFields(fields, draft);
  const changed = new Set(draft.wanted.map(({ field }) => field));
  const button = (part: EditPart): Button => {
    const told = tellPart(part.field, part.line === undefined ? undefined : part.line + 1, speech);
    const isNew = part.line !== undefined && textAt(drafted, part) === undefined;
    const isChanged = changed.has(part.field) || (part.field === WHY && draft.why !== undefined);
    const text = isNew
      ? speech.say("button.guidance-add", { part: told })
      : speech.say(isChanged ? "button.guidance-changed" : "button.guidance-part", { part: told });
    return { text, press: { name: "guidancePart", item, part } };
  };
  return {
    text:
      count === 0 ? speech.say("guidance.fields", { title }) : speech.say("guidance.fields-changed", { title, count }),
    buttons: [
      ...inPairs([...partsOf(item, drafted), ...(count === 0 ? [] : [{ field: WHY }])].map(button)),
      count === 0
        ? []
        : [
            {
              text: speech.say("button.guidance-review", { count }),
              press: { name: "guidanceReview", item, page: 0 },
              style: "success",
            },
          ],
      [
        { text: speech.say("button.back"), press: { name: "guidanceItems", kind: item.kind, page: 0 } },
        emergencyButton(speech),
      ],
    ],
  };
}

/** Old to new, in every language. */
export function reviewReply({ item, draft, catalogue }: Editing, asked: number, speech: Speech): Reply {
  const changes = [...draft.wanted, ...(draft.why === undefined ? [] : [{ field: WHY, old: null, new: draft.why }])];
  const { shown, page, pages } = pageOf(editorsPages(changes, speech), asked, 1);
  const title = tellItem(item, catalogue, speech);
  return {
    text: [speech.say("guidance.review", { title, page: page + 1, pages }), ...shown].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "guidanceReview", item, page: to }), speech),
      [{ text: speech.say("button.guidance-publish"), press: { name: "guidancePublish", item }, style: "success" }],
      [backToParts(item, speech), emergencyButton(speech)],
    ],
  };
}

export function sureToPublishReply({ item, draft, catalogue }: Editing, speech: Speech): Reply {
  return {
    text: speech.say("guidance.sure", { title: tellItem(item, catalogue, speech), count: draft.wanted.length }),
    buttons: [
      [{ text: speech.say("button.guidance-sure"), press: { name: "guidanceSure", item }, style: "danger" }],
      [backToParts(item, speech)],
    ],
  };
}

export function publishedReply({ number, item }: GuidanceUpdate, catalogue: Catalogue, speech: Speech): Reply {
  return {
    text: speech.say("guidance.published", { title: tellItem(item, catalogue, speech), number }),
    buttons: [
      [{ text: speech.say("button.update-tell"), press: { name: "updateTell", number }, style: "success" }],
      openItemButtons(item, catalogue, speech),
      [
        { text: speech.say("button.guidance-other"), press: { name: "guidanceKinds" } },
        { text: speech.say("button.updates"), press: { name: "updates", page: 0 } },
      ],
    ],
  };
}

/** For what ends an edit without anything published. */
export function endedReply(item: GuidanceItem, words: string, speech: Speech): Reply {
  return {
    text: words,
    buttons: [
      [{ text: speech.say("button.guidance-again"), press: { name: "guidanceItem", item } }],
      [{ text: speech.say("button.guidance-other"), press: { name: "guidanceKinds" } }],
    ],
  };
}

export function backToParts(item: GuidanceItem, speech: Speech): Button {
  return { text: speech.say("button.back"), press: { name: "guidanceFields", item } };
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) =>
    index % 2 === 0 ? [[button, ...buttons.slice(index + 1, index + 2)]] : [],
  );
}
