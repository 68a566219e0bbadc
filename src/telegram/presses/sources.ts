import { WRONGS } from "../../domain/directory.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { count, nearby, oneOf, placeCode, sourceId } from "../press-fields.ts";

/** Sources that serve the place; or also those that do not, for who finds nothing near. */
export const REACHES = ["near", "wide"] as const;

const category = oneOf(NEED_CATEGORIES);
const search = { category, place: placeCode, near: nearby, reach: oneOf(REACHES), page: count };

/** The buttons of /sumber: everybody may press them, and what they need to know travels in them. */
export const SOURCES_FORMS = {
  /** The categories. */
  sources: {},
  /** Without a place and a position: where the member is at home, or else the question where. */
  sourceSearch: search,
  sourcePlace: { category },
  sourceAreas: { category, code: placeCode, page: count },
  sourceHere: { category },
  /** One entry. */
  source: { id: sourceId },
  /** One entry of a list, with the way back to it. */
  sourceFound: { id: sourceId, ...search },
  /** A referral to it, for what is needed and where. */
  sourceRefer: { id: sourceId, category, place: placeCode },
  sourceFull: { id: sourceId },
  sourceWrong: { id: sourceId },
  sourceReport: { id: sourceId, wrong: oneOf(WRONGS) },
  propose: {},
  proposeSend: {},
  /** Answers in the talks about sources; they mean nothing outside of them. */
  pickPlace: { code: placeCode },
  /** All of Indonesia. */
  pickCountry: {},
  pickNeed: { category },
  skipThis: {},
} as const;
