import type { Composer } from "grammy";
import type { Document } from "grammy/types";
import { nameToShow } from "../../content/showable.ts";
import { tellName } from "../../content/words/import-words.ts";
import { admitAdmin, isAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle, show } from "../message-sender.ts";
import { fileRefusedReply, importAskReply } from "../replies/directory-files.ts";

/** What Telegram hands to a bot. */
const MOST_BYTES = 20 * 1024 * 1024;
const SHEETS = /\.(csv|tsv|txt|json|zip|xlsx?|ods)$/i;

/** Imports and exports of the directory, for admins. The long work is a job; here it is only asked for. */
export function addDirectoryFiles(composer: Composer<JuruContext>, house: House): void {
  composer.on("message:document", async (ctx, next) => {
    const { document } = ctx.message;
    if (!isAdmin(ctx, house) || !SHEETS.test(document.file_name ?? "")) return next();
    await takeFile(ctx, document, house);
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isFilesPress(press)) return next();
    if (!(await admitAdmin(ctx, press.name, house))) return;
    switch (press.name) {
      case "importAsk":
        return show(ctx, importAskReply(ctx.speech));
      case "exportAll":
        return startExport(ctx, house);
      case "importApply":
        return apply(ctx, press.act, house);
      case "importCancel":
        return cancel(ctx, press.act, house);
    }
  });
}

function isFilesPress(press: Press): press is PressOf<"importAsk" | "exportAll" | "importApply" | "importCancel"> {
  return ["importAsk", "exportAll", "importApply", "importCancel"].includes(press.name);
}

/** Answers at once; the file is read by a job, which tells on this message how far it is. */
async function takeFile(ctx: JuruContext, document: Document, { importJobs }: House): Promise<void> {
  const name = document.file_name ?? "";
  const refuse = (problem: "too-big" | "kind") =>
    send(ctx, fileRefusedReply(name, { problem, detail: "" }, ctx.speech));
  if (/\.(xlsx?|ods)$/i.test(name)) return refuse("kind");
  if ((document.file_size ?? 0) > MOST_BYTES) return refuse("too-big");
  const text = ctx.speech.say("import.reading", { name: nameToShow(tellName(name)) });
  const { message_id: message } = await ctx.reply(text, { parse_mode: "HTML" });
  await importJobs.add({
    ...{ task: "check", act: ctx.update.update_id, chat: ctx.from?.id ?? 0, message },
    file: { id: document.file_id, name: tellName(name) },
  });
}

async function apply(ctx: JuruContext, act: number, { importJobs }: House): Promise<void> {
  const { speech } = ctx;
  const chat = ctx.from?.id ?? 0;
  const checked = await importJobs.find("check", act, chat);
  const message = ctx.callbackQuery?.message?.message_id;
  if (checked === undefined || message === undefined) return settle(ctx, speech.say("toast.import-gone"));
  if ((await importJobs.find("apply", act, chat)) !== undefined) return settle(ctx, speech.say("toast.import-running"));
  // Said before the job can say anything itself.
  await show(ctx, { text: speech.say("import.applying", { name: checked.file.name }) });
  await importJobs.add({ ...checked, task: "apply", message });
}

async function cancel(ctx: JuruContext, act: number, { importJobs }: House): Promise<void> {
  const chat = ctx.from?.id ?? 0;
  if ((await importJobs.find("apply", act, chat)) !== undefined) {
    return settle(ctx, ctx.speech.say("toast.import-too-late"));
  }
  await importJobs.drop("check", act, chat);
  await show(ctx, { text: ctx.speech.say("import.cancelled") });
}

async function startExport(ctx: JuruContext, { importJobs }: House): Promise<void> {
  const { message_id: message } = await ctx.reply(ctx.speech.say("export.making"), { parse_mode: "HTML" });
  await importJobs.add({
    ...{ task: "export", act: ctx.update.update_id, chat: ctx.from?.id ?? 0, message },
    file: { id: "", name: "" },
  });
  await settle(ctx);
}
