import type { Visit } from "./visit.ts";

/** The page of a list that an address asks for, from 0; whatever is no number is the first one. */
export function askedPage({ query }: Pick<Visit, "query">): number {
  return /^\d{1,5}$/.test(query["page"] ?? "") ? Number(query["page"]) : 0;
}

/** Where a page of a list begins, of so many in all. */
export function turnTo(total: number, asked: number, size: number) {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(asked, pages - 1);
  return { page, pages, from: page * size };
}
