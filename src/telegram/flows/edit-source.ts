import type { Context } from "grammy";
import { NATIONWIDE } from "../../domain/area.ts";
import { inPlace, isRequired, type Patch, readField, servingArea, withoutField } from "../../domain/entry-change.ts";
import type { EntryField } from "../../domain/entry-field.ts";
import type { Press } from "../callback-data.ts";
import { changeEntry } from "../change-entry.ts";
import type { House, JuruContext } from "../context.ts";
import { spoken } from "../entry-fields.ts";
import { fieldQuestionReply, placeFieldReply } from "../replies/directory-fields.ts";
import { viewingOf } from "../show-sources.ts";
import { createWordsAsker } from "./ask-words.ts";
import type { Talk } from "./question.ts";

export const EDIT_SOURCE = "edit-source@1";

export interface EditWanted {
  readonly id: string;
  readonly field: Exclude<EntryField, "categories">;
  /** Of the field as it stood when it was asked about. */
  readonly mark: string;
}

/** An admin types the new words of one field. */
export function createEditSource(house: House) {
  return async (talk: Talk, first: Context, { id, field, mark }: EditWanted): Promise<void> => {
    const { askWords, askWordsOr, askPlace } = createWordsAsker(talk, first, house);

    async function askPatch(): Promise<Patch> {
      if (field === "place") {
        return inPlace(await askPlace("place", (found, ctx) => placeFieldReply(id, found, house.places, ctx.speech)));
      }
      const question = {
        key: field,
        reply: (ctx: JuruContext) => fieldQuestionReply(id, field, house.sources.get(id), viewingOf(ctx, house)),
        read: (text: string) => spoken(readField(field, text, house.places)),
      };
      return isRequired(field) ? askWords(question) : askWordsOr(question, (press) => pressedPatch(press, field));
    }

    const patch = await askPatch();
    await talk.external((ctx) => changeEntry(ctx, { id, field, mark, patch }, house));
  };
}

function pressedPatch(press: Press | undefined, field: EntryField): Patch | undefined {
  if (press?.name === "skipThis") return withoutField(field);
  if (field !== "areasServed") return undefined;
  if (press?.name === "pickCountry") return servingArea(NATIONWIDE);
  return press?.name === "pickPlace" && press.code !== "" ? servingArea(press.code) : undefined;
}
