import type { RankedSource } from "../domain/rank-sources.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import {
  type FoundSources,
  foundSourcesReply,
  indexLoadingReply,
  isNear,
  MOST_PAGES,
  type Search,
  SOURCES_A_PAGE,
  type Viewing,
} from "./replies/sources.ts";

/** The best five for a place, or around a position; exact for this answer, and nowhere else. */
export async function showSources(ctx: JuruContext, search: Search, house: House): Promise<void> {
  const { sources } = house;
  if (sources.standing === "loading") return show(ctx, indexLoadingReply(search, ctx.speech));
  const found = findSources(search, house);
  // The list has become shorter since its button was made: its beginning says more than that there is nothing.
  const isBeyond = found.shown.length === 0 && search.page > 0;
  await show(
    ctx,
    foundSourcesReply(isBeyond ? findSources({ ...search, page: 0 }, house) : found, viewingOf(ctx, house)),
  );
}

export function viewingOf({ speech }: Pick<JuruContext, "speech">, { places, now }: House): Viewing {
  return { places, speech, now: now().getTime() };
}

function findSources({ page, ...search }: Search, { sources, now }: House): FoundSources {
  const shownPage = Math.min(page, MOST_PAGES - 1);
  const from = shownPage * SOURCES_A_PAGE;
  const { category, place, near, reach } = search;
  const where = near === "nowhere" ? { place } : { coordinates: near };
  const need = { category, urgency: "normal" } as const;
  const ranked: readonly RankedSource[] = sources.search(
    { need, refusedBy: [], now: now().getTime(), ...where },
    from + SOURCES_A_PAGE + 1,
  );
  // Near ones come first in every ranking, so leaving out the others never leaves a hole.
  const wanted = reach === "wide" ? ranked : ranked.filter(({ reasons }) => isNear(reasons));
  return {
    search: { ...search, page: shownPage },
    place: near === "nowhere" ? place : undefined,
    shown: wanted.slice(from, from + SOURCES_A_PAGE),
    isMore: wanted.length > from + SOURCES_A_PAGE,
    standing: sources.standing,
  };
}
