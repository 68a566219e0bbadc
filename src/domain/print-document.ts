import type { Language } from "./language.ts";

/**
 * A document for paper or for a small screen, as a plain value: whoever writes it knows nothing of PDF. Its text is plain, without
 * markup; line breaks are kept, accents that no viewer can show are left off, and pictures (emoji) are dropped.
 */
export interface PrintDocument {
  /** One A4 to print, or pages as small as a phone with letters as large. */
  readonly paper: Paper;
  /** Of the text; stands in the properties of the file, so that it is read aloud rightly. */
  readonly language: Language;
  readonly title: string;
  readonly subtitle?: string;
  readonly blocks: readonly PrintBlock[];
  /** On each page, beside its number; cut with "…" where it is longer than a line. */
  readonly footer?: string;
  /** All of it on one page: the letters are as large as that allows, but not below about 7 points. What still does not fit gets a second page. */
  readonly isOnePage?: boolean;
}

export const PAPERS = ["a4", "phone"] as const;
export type Paper = (typeof PAPERS)[number];

/** Words; those of the lead are bold and stand before the others in the same line. */
export type PrintText = string | { readonly lead: string; readonly text: string };

export type PrintBlock =
  /** Stays on the page of what follows. */
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: PrintText }
  /** Small and grey: sources, what is left out. */
  | { readonly kind: "small"; readonly text: PrintText }
  /** Words with a bar beside them: to say aloud, or to heed. */
  | { readonly kind: "quote"; readonly text: PrintText }
  | { readonly kind: "list"; readonly mark: "number" | "dot"; readonly items: readonly PrintText[] }
  /** Boxes to tick by hand, or ticked already. */
  | {
      readonly kind: "ticks";
      readonly items: readonly { readonly text: PrintText; readonly isTicked: boolean }[];
    }
  /** A label and what it says, a row each; on a phone one below the other. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  /**
   * Cells wrap, rows may go over to the next page, and the head stands on each. The share says how wide a column is beside the
   * others. On a phone each row becomes a list of "head: cell". A row that is too short is filled up.
   */
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Room for a pen above a line, and who signs below it; as many side by side as have room. */
  | { readonly kind: "signatures"; readonly labels: readonly string[] }
  /** A label, and so many empty lines to write on by hand. */
  | { readonly kind: "blank"; readonly label: string; readonly lines: number };
