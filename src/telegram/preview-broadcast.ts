import { type Api, GrammyError } from "grammy";
import { problemsOf } from "../content/broadcast-problems.ts";
import type { Speech } from "../content/speech.ts";
import { tellFiling } from "../content/words/broadcast-filing.ts";
import type { BroadcastLetter } from "../domain/broadcast-desk.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { LANGUAGES } from "../domain/language.ts";
import { type BroadcastMessage, composeMessage } from "./broadcast-message.ts";
import type { House, JuruContext } from "./context.ts";
import { fileCampaign } from "./file-campaign.ts";
import { post, send, settle } from "./message-sender.ts";
import { sendBroadcastBoard, showBroadcast } from "./show-broadcast.ts";

const TITLES = { id: "broadcast.preview-of-indonesian", en: "broadcast.preview-of-english" } as const;

/** The message itself, as each reader will get it, and the workboard below. */
export async function previewBroadcast(ctx: JuruContext, file: CampaignFile, house: House): Promise<void> {
  const { speech } = ctx;
  const { campaign, content } = file;
  if (problemsOf(content, house.speeches).length > 0) {
    const isEmpty = campaign.content === undefined;
    return showBroadcast(ctx, file, house, isEmpty ? speech.say("broadcast.nothing-written") : undefined);
  }
  await settle(ctx);
  if (!(await areTaken({ campaign: campaign.id, content }, { api: ctx.api, to: ctx.from?.id ?? 0, speech }, house))) {
    return send(ctx, {
      text: speech.say("broadcast.preview-failed"),
      buttons: [[{ text: speech.say("button.broadcast-back"), press: { name: "broadcast", id: campaign.id } }]],
    });
  }
  const filing = await fileCampaign(ctx, campaign.id, { kind: "preview" }, house);
  // Seen once more after it was confirmed: nothing changes, and that is no mistake.
  const isTold = filing.kind === "refused" && filing.reason !== "not from this state";
  const note = isTold ? tellFiling(filing, speech) : undefined;
  if (filing.kind !== "unknown") await sendBroadcastBoard(ctx, filing.file, house, note);
}

interface Previewer {
  readonly api: Api;
  readonly to: number;
  readonly speech: Speech;
}

/** Sends an admin what each reader will get. False when Telegram refuses it, which it would do for every volunteer too. */
export async function areTaken(
  letter: BroadcastLetter,
  { api, to, speech }: Previewer,
  { speeches }: Pick<House, "speeches">,
): Promise<boolean> {
  for (const language of LANGUAGES) {
    await post(api, to, { text: speech.say(TITLES[language]) });
    if (!(await isTaken(api, to, composeMessage(letter, language, speeches)))) return false;
  }
  return true;
}

async function isTaken({ raw }: Api, to: number, { method, parameters }: BroadcastMessage): Promise<boolean> {
  const send = raw[method] as (call: object) => Promise<unknown>;
  try {
    await send({ chat_id: to, ...parameters });
    return true;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return false;
    throw error;
  }
}
