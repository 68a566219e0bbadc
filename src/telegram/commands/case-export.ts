import { type Composer, InputFile } from "grammy";
import type { Case } from "../../domain/case.ts";
import { noteAct } from "../admin-right.ts";
import type { PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import { gatherCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { makePdf } from "../documents/make-pdf.ts";
import { fileInCase } from "../file-in-case.ts";
import { settle, show, toMarkup } from "../message-sender.ts";
import { createRecentTaps, type RecentTaps } from "../recent-taps.ts";
import { personOf } from "../referral-access.ts";
import { backButton, caseExportReply, caseExportSureReply } from "../replies/case-export.ts";
import { writeCase } from "../replies/case-print.ts";
import { unknownCaseReply } from "../replies/cases.ts";

/** A case on paper, for an office. Asked twice, noted before it is made, and kept nowhere. */
export function addCaseExport(composer: Composer<JuruContext>, house: House): void {
  const taps = createRecentTaps();
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press?.name !== "caseExport" && press?.name !== "caseExportAsk" && press?.name !== "caseExportMake") {
      return next();
    }
    const found = await findConcerningCase(ctx, press.code, house);
    if (found === undefined) return show(ctx, unknownCaseReply(press.code, ctx.speech));
    if (press.name === "caseExport") return show(ctx, caseExportReply(press, found, ctx.speech));
    if (press.name === "caseExportAsk") return show(ctx, caseExportSureReply(press, found, ctx.speech));
    await sendExport(ctx, press, found, { house, taps });
  });
}

async function sendExport(
  ctx: JuruContext,
  press: PressOf<"caseExportMake">,
  found: Case,
  { house, taps }: { readonly house: House; readonly taps: RecentTaps },
): Promise<void> {
  const { code } = found;
  const now = house.now().getTime();
  const { message, data = "" } = ctx.callbackQuery ?? {};
  const tap = { chat: ctx.chat?.id ?? 0, message: message?.message_id ?? 0, data };
  if (taps.isRepeated(tap)) return settle(ctx, ctx.speech.say("toast.case-exported"));
  if (!(await isNoted(ctx, found, house))) return show(ctx, unknownCaseReply(code, ctx.speech));
  const view = await gatherCase(ctx, found, house);
  // Whoever the volunteer is, an office reads Indonesian.
  const pdf = await makePdf(writeCase(view, press, house.speeches.id), { now });
  await ctx.replyWithDocument(new InputFile(pdf, `kasus-${code}.pdf`), {
    caption: ctx.speech.say("case-export.caption", { code }),
    reply_markup: toMarkup({ text: "", buttons: [[backButton(code, ctx.speech)]] }),
  });
  taps.note(tap);
  await settle(ctx);
}

/** Before anything leaves. A timeline that is full holds up no hand-over: the log of acts has it then. False when it is not theirs any more. */
async function isNoted(ctx: JuruContext, { code }: Case, house: House): Promise<boolean> {
  const filing = await fileInCase(ctx, code, { kind: "document", document: "export" }, house);
  if (filing.kind === "unknown") return false;
  const isOwnOf = personOf(ctx, house).role === "volunteer";
  if (filing.kind !== "moved" || !isOwnOf) await noteAct(ctx, "export.case", { about: code }, house);
  return true;
}
