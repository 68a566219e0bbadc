import { tellArea } from "../../content/words/statistics-words.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import { judgeSource } from "../../domain/judge-source.ts";
import type { Overseer } from "../../domain/overseer.ts";
import type { House, JuruContext } from "../context.ts";
import { settle, show } from "../message-sender.ts";
import { qualityReply } from "../replies/quality.ts";

/** Worked out anew from the referrals, as far as they concern who asks. */
export async function showSourceQuality(ctx: JuruContext, id: string, overseer: Overseer, house: House): Promise<void> {
  const { speech } = ctx;
  const { area, isAdmin } = overseer;
  const judged = await judgeSource(id, overseer, house);
  if (judged.kind === "gone") return settle(ctx, speech.say("toast.source-gone"));
  if (judged.kind === "elsewhere") return settle(ctx, speech.say("toast.source-elsewhere"));
  const onlyArea = area === NATIONWIDE ? {} : { onlyArea: tellArea(area, house.places, speech) };
  const screen = { now: house.now().getTime(), isAdmin, ...onlyArea };
  await show(ctx, qualityReply(judged.source, judged.quality, screen, speech));
}
