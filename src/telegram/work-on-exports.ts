import { type Api, InputFile } from "grammy";
import type { Speech } from "../content/speech.ts";
import { actorOf } from "../domain/actor.ts";
import type { ExportJob, ExportRow } from "../domain/export.ts";
import { type JobInHand, LeftOff } from "../domain/file-job.ts";
import type { House } from "./context.ts";
import { type ExportPart, exportParts } from "./documents/export-parts.ts";
import { columnsOf, type ExportSources, exportRows } from "./export-rows.ts";
import { createJobMessage, type JobMessage } from "./job-message.ts";
import { isUnreachable, sendTo } from "./message-sender.ts";
import {
  exportCancelledReply,
  exportDoneReply,
  exportEmptyReply,
  exportFileWords,
  exportProgressReply,
  exportRefusedReply,
} from "./replies/data-export.ts";

export interface ExportDesk extends ExportSources, Pick<House, "speeches" | "defaultLanguage"> {
  /** For a test: nobody can wait for as long as a file takes. */
  readonly ticks?: () => number;
  readonly api: Api;
}

type ExportInHand = JobInHand<ExportJob>;

interface Work extends ExportDesk {
  readonly hand: ExportInHand;
  readonly speech: Speech;
  readonly message: JobMessage;
}

/** The admin has changed their mind, or is no admin any more: what was made so far is dropped. */
class Stopped extends Error {
  override readonly name = "Stopped";
  readonly why: "cancelled" | "no admin";

  constructor(why: Stopped["why"]) {
    super(why);
    this.why = why;
  }
}

/** What the worker of the exports needs. */
export function createExportWork(desk: ExportDesk) {
  return {
    work: (hand: ExportInHand) => workOnExport(hand, desk),
    giveUp: async ({ job }: Pick<ExportInHand, "job">) => {
      const speech = await speechOf(job.chat, desk);
      await sendTo(desk.api, job.chat, { text: speech.say("export.failed") });
    },
  };
}

async function workOnExport(hand: ExportInHand, desk: ExportDesk): Promise<void> {
  const { job } = hand;
  const speech = await speechOf(job.chat, desk);
  const work: Work = { ...desk, hand, speech, message: createJobMessage(desk, job) };
  try {
    await mayGoOn(work);
    const sent = job.sent ?? (await sendAll(work));
    await work.message.tell(sent === 0 ? exportEmptyReply(job, speech) : exportDoneReply(job, sent, speech));
  } catch (error) {
    if (isUnreachable(error)) return;
    if (!(error instanceof Stopped)) throw error;
    await work.message.tell(error.why === "cancelled" ? exportCancelledReply(speech) : exportRefusedReply(speech));
  }
}

async function speechOf(chat: number, { members, speeches, defaultLanguage }: ExportDesk): Promise<Speech> {
  return speeches[(await members.find(chat))?.language ?? defaultLanguage];
}

/** Looked up when the work begins, every few seconds, and before anything leaves the house. */
async function mayGoOn({ hand, members, adminIds }: Work): Promise<void> {
  const { chat } = hand.job;
  if (await hand.isCancelled()) throw new Stopped("cancelled");
  if (actorOf(chat, await members.find(chat), adminIds).role !== "admin") throw new Stopped("no admin");
}

/** The number of rows that went out. A part waits for the next one: only then it is known whether it is the only one. */
async function sendAll(work: Work): Promise<number> {
  const { job } = work.hand;
  let [rows, number, waiting]: [number, number, ExportPart | undefined] = [0, 1, undefined];
  for await (const part of exportParts(watched(work), { form: job.form, columns: columnsOf(job) })) {
    if (waiting !== undefined) {
      await send(work, waiting, number);
      number += 1;
    }
    waiting = part;
    rows += part.rows;
  }
  if (waiting !== undefined && rows > 0) await send(work, waiting, number === 1 ? undefined : number);
  await work.hand.note({ sent: rows });
  return rows;
}

async function send(work: Work, { content, isZipped }: ExportPart, number: number | undefined): Promise<void> {
  await mayGoOn(work);
  const { job } = work.hand;
  const day = work.now().toISOString().slice(0, "2026-11-26".length);
  const { name, caption } = exportFileWords({ ...job, day, number, isZipped }, work.speech);
  await work.api.sendDocument(job.chat, new InputFile(content, name), { caption, parse_mode: "HTML" });
}

/** Each row on its way into the file, with a word now and then on how much has been read. */
async function* watched(work: Work): AsyncGenerator<ExportRow> {
  const { hand, message, members, book, campaigns, audit } = work;
  let read = 0;
  const tick = async (count: number) => {
    if (hand.isStopping()) throw new LeftOff();
    read += count;
    if (await message.tellNowAndThen(() => exportProgressReply(hand.job, read, work.speech))) await mayGoOn(work);
  };
  const sources: ExportSources = {
    ...work,
    members: { find: (id) => members.find(id), everyone: () => counted(members.everyone(), tick) },
    book: { all: () => counted(book.all(), tick) },
    audit: { entries: (list) => counted(audit.entries(list), tick) },
    campaigns: {
      log: (id) => campaigns.log(id),
      async list(from, count) {
        const page = await campaigns.list(from, count);
        await tick(page.files.length);
        return page;
      },
    },
  };
  for await (const row of exportRows(hand.job, sources)) {
    if (hand.isStopping()) throw new LeftOff();
    yield row;
  }
}

async function* counted<T>(items: AsyncIterable<T>, tick: (count: number) => Promise<void>): AsyncGenerator<T> {
  for await (const item of items) {
    await tick(Array.isArray(item) ? item.length : 1);
    yield item;
  }
}
