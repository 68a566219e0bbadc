import type { Context } from "grammy";
import { type EditPart, type GuidanceDraft, withPart } from "../../domain/guidance-draft.ts";
import { fieldsOf, type GuidanceItem } from "../../domain/guidance-item.ts";
import type { Press } from "../callback-data.ts";
import type { House } from "../context.ts";
import { readDraft, sealDraft } from "../guidance-drafts.ts";
import { publishDraft } from "../publish-draft.ts";
import { type Editing, partsReply, reviewReply, sureToPublishReply } from "../replies/edit-guidance.ts";
import { createWordsAsker } from "./ask-words.ts";
import { askPart, isOf } from "./guidance-part.ts";
import { beginAnew, type Talk } from "./question.ts";

export const EDIT_GUIDANCE = "edit-guidance@1";

export interface EditStart {
  readonly item: GuidanceItem;
  /** What is changed by now, sealed; empty at the beginning. */
  readonly draft: string;
  /** What is being typed. */
  readonly part?: EditPart;
}

/**
 * An admin changes one item: part after part, then sees the difference, then publishes. After each part the talk begins
 * again with what it knows, so that it never grows.
 */
export function createEditGuidance(house: House) {
  return async (talk: Talk, first: Context, { item, draft: sealed, part }: EditStart): Promise<void> => {
    const asker = createWordsAsker(talk, first, house);
    const { ask } = asker;
    const chat = first.from?.id ?? 0;
    const draft = readDraft(sealed, chat, house);
    /** Read anew for each screen: another admin may publish meanwhile. */
    const editing = (): Editing => ({
      ...{ item, draft, catalogue: house.catalogue, fields: fieldsOf(item, house.catalogue) ?? {} },
    });
    const anew = (next: GuidanceDraft, typing?: EditPart) =>
      beginAnew<EditStart>(talk, EDIT_GUIDANCE, {
        ...{ item, draft: sealDraft(next, chat, house) },
        ...(typing !== undefined && { part: typing }),
      });

    if (part !== undefined) {
      const text = await askPart({ talk, asker }, { item, part, editing }, house);
      return anew(text === undefined ? draft : withPart(draft, editing().fields, { part, text }));
    }

    const choice = await ask({
      key: "parts",
      reply: ({ speech }) => partsReply(editing(), speech),
      read: (press) => (isOf(item, press, "guidancePart", "guidanceReview") ? press : undefined),
    });
    if (choice.name === "guidancePart") return anew(draft, choice.part);

    const here = talk.checkpoint();
    const reviewed = await ask({
      key: "review",
      reply: ({ speech, press }) => reviewReply(editing(), pageIn(press), speech),
      read: (press) => (isOf(item, press, "guidanceReview", "guidancePublish", "guidanceFields") ? press : undefined),
    });
    if (reviewed.name === "guidanceReview") await talk.rewind(here);
    if (reviewed.name === "guidanceFields") return anew(draft);

    const sure = await ask({
      key: "sure",
      reply: ({ speech }) => sureToPublishReply(editing(), speech),
      read: (press) => (isOf(item, press, "guidanceSure", "guidanceFields") ? press : undefined),
    });
    if (sure.name === "guidanceFields") return anew(draft);
    const left = await talk.external((ctx) => publishDraft(ctx, { item, draft }, house));
    if (left !== null) return anew({ ...draft, wanted: draft.wanted.filter(({ field }) => left.includes(field)) });
  };
}

function pageIn(press: Press | undefined): number {
  return press?.name === "guidanceReview" ? press.page : 0;
}
