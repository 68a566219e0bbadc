import { isWithin } from "./area.ts";
import type { Directory } from "./directory.ts";
import type { Overseer } from "./overseer.ts";
import { qualityOf, type SourceQuality } from "./quality.ts";
import type { Referral } from "./referral.ts";
import type { ReferralBook } from "./referral-book.ts";
import { type Source, servedShare } from "./source.ts";

export type SourceJudged =
  /** No longer in the directory. */
  | { readonly kind: "gone" }
  /** It neither lies in the area of whoever asks, nor serves it. */
  | { readonly kind: "elsewhere" }
  | {
      readonly kind: "judged";
      readonly source: Source;
      readonly quality: SourceQuality;
      /** To this source, from the area. */
      readonly referrals: readonly Referral[];
    };

interface Parts {
  readonly directory: Pick<Directory, "find" | "complaints">;
  readonly book: Pick<ReferralBook, "ofSource">;
}

/** Worked out anew from the referrals. A coordinator sees what came of those from the own area, and no others. Throws StoreAway. */
export async function judgeSource(id: string, overseer: Overseer, { directory, book }: Parts): Promise<SourceJudged> {
  const source = await directory.find(id);
  if (source === undefined) return { kind: "gone" };
  if (!concernsOverseer(source, overseer)) return { kind: "elsewhere" };
  const referrals = (await book.ofSource(id)).filter(({ place }) => isWithin(place, overseer.area));
  const verifiedAt = source.verified?.at;
  const complaints = await directory.complaints(id);
  const quality = qualityOf(referrals, { complaints, ...(verifiedAt !== undefined && { verifiedAt }) });
  return { kind: "judged", source, quality, referrals };
}

/** It lies in the area, or serves some of it. */
export function concernsOverseer(source: Source, { area, isAdmin }: Overseer): boolean {
  return isAdmin || isWithin(source.place, area) || servedShare(source, area) !== "none";
}
