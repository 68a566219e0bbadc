import { tellArea } from "../../content/words/statistics-words.ts";
import { isWithin, NATIONWIDE } from "../../domain/area.ts";
import { qualityOf } from "../../domain/quality.ts";
import { type Source, servedShare } from "../../domain/source.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { qualityReply } from "../replies/quality.ts";

/** Worked out anew from the referrals. A coordinator sees what came of those from the own area, and no others. */
export async function showSourceQuality(
  ctx: JuruContext,
  id: string,
  { area, isAdmin }: { readonly area: string; readonly isAdmin: boolean },
  { book, directory, places, now }: House,
): Promise<void> {
  const { speech } = ctx;
  const source = await directory.find(id);
  if (source === undefined) return settle(ctx, speech.say("toast.source-gone"));
  if (!isAdmin && !isOfArea(source, area)) return settle(ctx, speech.say("toast.source-elsewhere"));
  const referrals = (await book.ofSource(id)).filter(({ place }) => isWithin(place, area));
  const verifiedAt = source.verified?.at;
  const quality = qualityOf(referrals, {
    complaints: await directory.complaints(id),
    ...(verifiedAt !== undefined && { verifiedAt }),
  });
  const onlyArea = area === NATIONWIDE ? {} : { onlyArea: tellArea(area, places, speech) };
  await show(ctx, qualityReply(source, quality, { now: now().getTime(), isAdmin, ...onlyArea }, speech));
}

function isOfArea(source: Source, area: string): boolean {
  return isWithin(source.place, area) || servedShare(source, area) !== "none";
}
