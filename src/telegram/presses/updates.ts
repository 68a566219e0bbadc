import type { EditPart } from "../../domain/guidance-draft.ts";
import { type GuidanceItem, ITEM_KINDS } from "../../domain/guidance-item.ts";
import { count, type Field, oneOf, placeCode } from "../press-fields.ts";

/** Its kind and its id; whether there is such an item, the catalogue knows. */
const item: Field<GuidanceItem> = {
  write: ({ kind, id }) => `${ITEM_KINDS.indexOf(kind)}${id}`,
  read(text) {
    const [, at = "", id = ""] = /^(\d)([A-Za-z0-9-]{1,24})$/.exec(text) ?? [];
    const kind = ITEM_KINDS[Number.parseInt(at, 10)];
    return kind === undefined ? undefined : { kind, id };
  },
};

const part: Field<EditPart> = {
  write: ({ field, line }) => (line === undefined ? field : `${field}.${line}`),
  read(text) {
    const [, field = "", line] = /^([A-Za-z]{1,12})(?:\.(\d))?$/.exec(text) ?? [];
    if (field === "") return undefined;
    return line === undefined ? { field } : { field, line: Number(line) };
  },
};

/** The buttons of /pembaruan that everybody has. */
export const UPDATES_FORMS = {
  updates: { page: count },
  update: { number: count, page: count },
} as const;

/** Those of admins. */
export const UPDATE_DESK_FORMS = {
  /** Who has not read it, by place, and what can be done about it. */
  updateUnread: { number: count, area: placeCode, page: count },
  updateTell: { number: count },
  /** Without an area: everybody who has not read it. */
  updateRemind: { number: count, area: placeCode },
  updateBack: { number: count, page: count },
  updateBackSure: { number: count, asOf: count },
  guidanceKinds: {},
  guidanceItems: { kind: oneOf(ITEM_KINDS), page: count },
  guidanceItem: { item },
  /** Answers in the talk of an edit; they mean nothing outside of it. */
  guidanceFields: { item },
  guidancePart: { item, part },
  guidanceKeep: { item, part },
  guidanceTake: { item, part },
  guidanceReview: { item, page: count },
  guidancePublish: { item },
  guidanceSure: { item },
} as const;
