import type { BroadcastContent } from "../../../src/domain/broadcast-content.ts";
import type { CampaignEvent } from "../../../src/domain/campaign.ts";
import type { CampaignFile } from "../../../src/domain/campaign-book.ts";
import { aCampaign } from "./a-campaign.ts";
import { MONDAY_MORNING } from "./a-referral.ts";

export const WORDS = "Mulai Senin, posko Sleman buka jam 8 pagi. Bawa kartu relawan & senter. <Jangan> datang sendiri.";

/** In both languages, with a photo, all the links there can be, and the question whether it was read. */
export const FULL_CONTENT: BroadcastContent = {
  texts: { id: { text: WORDS.repeat(9), parts: [] }, en: { text: WORDS.repeat(9), parts: [] } },
  media: { kind: "photo", fileId: "photo-1" },
  links: Array.from({ length: 8 }, (_, number) => ({
    label: `Jadwal pelatihan kelompok ke-${number}`,
    url: `https://contoh.id/jadwal/${number}`,
  })),
  asksToConfirm: true,
};

/** A campaign that all these events have led to. */
export function aBroadcast(events: readonly CampaignEvent[], content: BroadcastContent = FULL_CONTENT): CampaignFile {
  const campaign = { ...aCampaign(...events), id: "K7M2QX" };
  return { campaign, content, by: 9001, openedAt: MONDAY_MORNING };
}
