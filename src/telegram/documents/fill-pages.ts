import type { Strip } from "./strip.ts";

/**
 * Strips in their order on as many pages as they need, at least one. What is kept together goes to the next page as a whole;
 * what is longer than a page by itself begins where it stands and is cut where the page ends. A head that would take more than
 * a third of each page is not drawn again.
 */
export function fillPages(strips: readonly Strip[], room: number): Strip[][] {
  const pages: Strip[][] = [[]];
  let left = room;
  for (const together of chains(strips)) {
    const isLongerThanPage = heightOf(together, 0) > room;
    if (!isLongerThanPage && heightOf(together, pages.at(-1)?.length ?? 0) > left) turn(together[0]);
    for (const strip of together) {
      if (heightOf([strip], pages.at(-1)?.length ?? 0) > left) turn(strip);
      put(strip);
    }
  }
  return pages;

  function put(strip: Strip): void {
    const page = pages.at(-1) ?? [];
    left -= heightOf([strip], page.length);
    page.push(strip);
  }

  function turn(first: Strip | undefined): void {
    if (pages.at(-1)?.length === 0) return;
    pages.push([]);
    left = room;
    const head = first?.head ?? [];
    if (heightOf(head, 0) <= room / 3) for (const strip of head) put(strip);
  }
}

function heightOf(strips: readonly Strip[], place: number): number {
  return strips.reduce((sum, { height, before }, index) => sum + height + (index + place === 0 ? 0 : before), 0);
}

function chains(strips: readonly Strip[]): Strip[][] {
  const all: Strip[][] = [];
  let isOpen = false;
  for (const strip of strips) {
    if (isOpen) all.at(-1)?.push(strip);
    else all.push([strip]);
    isOpen = strip.isKeptWithNext;
  }
  return all;
}
