import type { Composer } from "grammy";
import { shorten } from "../../content/shorten.ts";
import { reportedSources, staleSources } from "../../domain/directory-lists.ts";
import { isRetired } from "../../domain/source.ts";
import { admitAdmin, isAdmin } from "../admin-right.ts";
import type { Press } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { send, settle, show } from "../message-sender.ts";
import { directoryMenuReply, foundEntriesReply, managedEntryReply, staleEntriesReply } from "../replies/directory.ts";
import { wrongEntriesReply, wrongEntryReply } from "../replies/directory-reports.ts";
import { entryGoneReply } from "../replies/source.ts";
import { viewingOf } from "../show-sources.ts";
import { answerEntryPress } from "./directory-entry.ts";

const SEARCH_MARK = "🗂";
const ENTRIES_FOUND = 10;
/** A list has an end: more than these wait until the oldest are checked. */
const STALE_SHOWN = 80;

/** /direktori: what an admin looks after. The right is looked at with each press. */
export function addDirectory(composer: Composer<JuruContext>, house: House): void {
  composer.command(["direktori", "directory"], async (ctx) => {
    if (!(await admitAdmin(ctx, "direktori", house))) return;
    const words = ctx.match.trim();
    await (words === "" ? showMenu(ctx, house) : search(ctx, words, house));
  });

  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !DIRECTORY_PRESSES.has(press.name)) return next();
    if (!(await admitAdmin(ctx, press.name, house))) return;
    if (!(await answerDirectoryPress(ctx, press, house))) await answerEntryPress(ctx, press, house);
  });
}

/** The answer to "which name?": recognised by the question it replies to, so it disturbs no running talk. */
export function addDirectorySearchReply(composer: Composer<JuruContext>, house: House): void {
  composer.on("message:text", async (ctx, next) => {
    const question = ctx.message.reply_to_message;
    const { text } = ctx.message;
    const isSearch =
      !text.startsWith("/") && question?.from?.id === ctx.me.id && question.text?.startsWith(SEARCH_MARK) === true;
    if (!isSearch || !isAdmin(ctx, house)) return next();
    await search(ctx, text, house);
  });
}

const DIRECTORY_PRESSES: ReadonlySet<Press["name"]> = new Set([
  ...(["directory", "directorySearch", "wrongEntries", "wrongEntry", "staleEntries", "wrongSettled"] as const),
  ...(["entry", "entryFields", "entryEdit", "entryNeeds", "entryNeedsDone"] as const),
  ...(["entryStatuses", "entryStatus", "entryRetire", "entryVerify"] as const),
]);

async function answerDirectoryPress(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "directory":
      await showMenu(ctx, house);
      return true;
    case "directorySearch":
      await ctx.reply(speech.say("directory.ask-search"), { reply_markup: { force_reply: true } });
      await settle(ctx);
      return true;
    case "wrongEntries":
      await show(ctx, wrongEntriesReply(await reportedSources(house), press.page, speech));
      return true;
    case "wrongEntry":
      await showReported(ctx, press.id, house);
      return true;
    case "staleEntries":
      await show(ctx, staleEntriesReply(stale(house).slice(0, STALE_SHOWN), press.page, speech));
      return true;
    default:
      return false;
  }
}

/** Another admin may have closed its reports since the list was made; the entry itself is still there. */
async function showReported(ctx: JuruContext, id: string, house: House): Promise<void> {
  const { speech } = ctx;
  const reported = (await reportedSources(house)).find(({ source }) => source.id === id);
  if (reported !== undefined) return show(ctx, wrongEntryReply(reported.source, reported.wrongs, speech));
  const source = await house.directory.find(id);
  if (source === undefined) return show(ctx, entryGoneReply(speech));
  await show(ctx, managedEntryReply(source, viewingOf(ctx, house), speech.say("directory.already-settled")));
}

async function showMenu(ctx: JuruContext, house: House): Promise<void> {
  const { sources, directory } = house;
  if (sources.standing === "loading") return show(ctx, { text: ctx.speech.say("directory.loading") });
  let retired = 0;
  for (const source of sources.all()) if (isRetired(source)) retired += 1;
  const counts = {
    ...{ active: sources.size - retired, retired },
    stale: stale(house).length,
    reported: (await reportedSources(house)).length,
    proposed: (await directory.proposals()).length,
  };
  await show(ctx, directoryMenuReply(counts, ctx.speech));
}

function stale({ sources, now }: House) {
  return staleSources(sources.all(), now().getTime());
}

async function search(ctx: JuruContext, words: string, { sources }: House): Promise<void> {
  const found = sources.find(shorten(words, 200), ENTRIES_FOUND);
  await send(ctx, foundEntriesReply(words, found, ctx.speech));
}
