import type { Composer } from "grammy";
import type { ExportJob } from "../../domain/export.ts";
import { noteExport } from "../../domain/note-export.ts";
import { admitAdmin } from "../admin-right.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle, show } from "../message-sender.ts";
import { exportBeginReply, exportFormReply, exportMenuReply, exportWarningReply } from "../replies/data-export.ts";

type ExportPress = PressOf<
  "exportMenu" | "exportPick" | "exportWarn" | "exportPlain" | "exportPersonal" | "exportCancel"
>;

/** /ekspor: what admins may take out as a file. The file is made by a job; here it is only asked for. */
export function addDataExport(composer: Composer<JuruContext>, house: House): void {
  composer.command(["ekspor", "export"], async (ctx) => {
    if (await admitAdmin(ctx, "ekspor", house)) await send(ctx, exportMenuReply(ctx.update.update_id, ctx.speech));
  });
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isExportPress(press)) return next();
    if (await admitAdmin(ctx, press.name, house)) await act(ctx, press, house);
  });
}

function isExportPress(press: Press): press is ExportPress {
  return ["exportMenu", "exportPick", "exportWarn", "exportPlain", "exportPersonal", "exportCancel"].includes(
    press.name,
  );
}

async function act(ctx: JuruContext, press: ExportPress, house: House): Promise<void> {
  const { speech } = ctx;
  switch (press.name) {
    case "exportMenu":
      // A screen of its own: from each one file is made.
      return show(ctx, exportMenuReply(ctx.update.update_id, speech));
    case "exportPick":
      return show(ctx, exportFormReply(press.act, press.what, speech));
    case "exportWarn":
      return show(ctx, exportWarningReply(press.act, press.what, speech));
    case "exportPlain":
      return begin(ctx, { ...press, isPersonal: false }, house);
    case "exportPersonal":
      return begin(ctx, { ...press, isPersonal: true }, house);
    case "exportCancel":
      return cancel(ctx, press.act, house);
  }
}

type Wanted = Pick<ExportJob, "act" | "what" | "form" | "isPersonal">;

async function begin(ctx: JuruContext, { act, what, form, isPersonal }: Wanted, house: House): Promise<void> {
  const { speech } = ctx;
  const chat = ctx.from?.id ?? 0;
  const message = ctx.callbackQuery?.message?.message_id;
  if (message === undefined) return settle(ctx, speech.say("general.old-button"));
  if ((await house.exportJobs.find("data", act, chat)) !== undefined) {
    return settle(ctx, speech.say("toast.export-running"));
  }
  const noted = await noteExport({ what, form, isPersonal }, { who: chat, act: `export-${act}` }, house);
  if (noted === "not allowed") return settle(ctx, speech.say("members.admins-only"));
  await show(ctx, exportBeginReply({ act, what, isPersonal }, speech));
  await house.exportJobs.add({ task: "data", act, chat, message, what, form, isPersonal });
}

async function cancel(ctx: JuruContext, act: number, { exportJobs }: House): Promise<void> {
  const { speech } = ctx;
  const chat = ctx.from?.id ?? 0;
  const job = await exportJobs.find("data", act, chat);
  if (job === undefined || job.sent !== undefined) return settle(ctx, speech.say("toast.export-too-late"));
  await exportJobs.cancel("data", act, chat);
  await settle(ctx, speech.say("toast.export-stopping"));
}
