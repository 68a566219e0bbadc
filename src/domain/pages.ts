export interface Page<T> {
  readonly shown: readonly T[];
  /** Counts from 0; a page beyond the end is the last one. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

export function pageOf<T>(all: readonly T[], asked: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages - 1);
  return { shown: all.slice(page * size, (page + 1) * size), page, pages };
}
