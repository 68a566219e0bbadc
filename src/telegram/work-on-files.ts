import { type Api, InputFile } from "grammy";
import type { Speech } from "../content/speech.ts";
import { isAdminNow } from "../domain/all-admins.ts";
import type { SourceRecord } from "../domain/directory.ts";
import type { ImportCounts, SourceImports } from "../domain/directory-import.ts";
import { type JobInHand, LeftOff } from "../domain/file-job.ts";
import { type DirectoryFiles, FileRefused, type ImportFile, type ImportJob } from "../domain/import-file.ts";
import type { House } from "./context.ts";
import { createRefusedList } from "./documents/refused-rows.ts";
import { createJobMessage, type JobMessage } from "./job-message.ts";
import { isUnreachable, sendTo } from "./message-sender.ts";
import {
  fileRefusedReply,
  type ImportProgress,
  importAppliedReply,
  importProgressReply,
  importReportReply,
  type RefusedRow,
} from "./replies/directory-files.ts";

export interface FilesDesk
  extends Pick<House, "members" | "speeches" | "defaultLanguage" | "adminIds" | "audit" | "now"> {
  readonly api: Api;
  readonly files: DirectoryFiles;
  readonly imports: SourceImports;
  /** The content of a file that was sent to the bot. Throws FileRefused when Telegram has it no more. */
  readonly fetchFile: (id: string) => Promise<Uint8Array>;
}

const ROWS_AT_ONCE = 500;
const FIRST_SHOWN = 5;
const MOST_EXPORTED = 19 * 1024 * 1024;

interface Work extends FilesDesk {
  readonly hand: ImportInHand;
  readonly speech: Speech;
  readonly message: JobMessage;
}

type ImportInHand = JobInHand<ImportJob>;

/** What the worker of the files needs. */
export function createFileWork(desk: FilesDesk) {
  return {
    work: (hand: ImportInHand) => workOnFile(hand, desk),
    giveUp: (hand: Pick<ImportInHand, "job">) => tellOfFailure(hand, desk),
  };
}

/** The right is looked at when it begins, and again before anything is changed. */
async function workOnFile(hand: ImportInHand, desk: FilesDesk): Promise<void> {
  const { job } = hand;
  if (!(await isAdminNow(job.chat, desk))) return;
  const language = (await desk.members.find(job.chat))?.language ?? desk.defaultLanguage;
  const work: Work = { ...desk, hand, speech: desk.speeches[language], message: createJobMessage(desk, job) };
  try {
    if (job.task === "check") await check(work);
    else if (job.task === "apply") await apply(work);
    else await sendExport(work);
  } catch (error) {
    if (isUnreachable(error)) return;
    if (!(error instanceof FileRefused)) throw error;
    await work.message.tell(fileRefusedReply(job.file.name, error, work.speech));
  }
}

/** When a job has failed for good: the admin must not wait for an answer that never comes. */
async function tellOfFailure(hand: Pick<ImportInHand, "job">, desk: FilesDesk): Promise<void> {
  const { chat, task, file } = hand.job;
  const speech = desk.speeches[(await desk.members.find(chat))?.language ?? desk.defaultLanguage];
  const text = task === "export" ? speech.say("export.failed") : speech.say("import.failed", { name: file.name });
  await sendTo(desk.api, chat, { text });
}

async function check(work: Work): Promise<void> {
  const { hand, speech, api } = work;
  const { act, chat, file } = hand.job;
  const first: RefusedRow[] = [];
  const list = createRefusedList(speech);
  const progress = await readAll(work, {
    refused(row) {
      if (first.length < FIRST_SHOWN) first.push(row);
      list.add(row);
    },
  });
  if (!(await isAdminNow(hand.job.chat, work))) return;
  const content = list.content();
  if (content !== undefined) {
    const caption = speech.say("import.list", { name: file.name });
    await api.sendDocument(chat, new InputFile(content, "ditolak.csv"), { caption, parse_mode: "HTML" });
  }
  await work.message.tell(importReportReply({ name: file.name, act }, progress, first, speech));
}

/** Reads the file once more, into a directory nobody sees yet, and puts that in place as a whole. */
async function apply(work: Work): Promise<void> {
  const { job } = work.hand;
  const counts = job.counts ?? (await applyOnce(work));
  if (counts === undefined) return;
  await work.audit.note({ act: `import-${job.act}`, who: job.chat, what: "directory.import" });
  await work.message.tell(importAppliedReply(job.file.name, counts, work.speech));
}

async function applyOnce(work: Work): Promise<ImportCounts | undefined> {
  const { hand, imports } = work;
  const staged = await imports.begin(`chat-${Math.abs(hand.job.chat)}-${hand.job.act}`);
  try {
    let rows: SourceRecord[] = [];
    const put = async () => {
      const full = rows;
      rows = [];
      if (full.length > 0) await staged.put(full);
    };
    await readAll(work, {
      async good(record) {
        rows.push(record);
        if (rows.length >= ROWS_AT_ONCE) await put();
      },
    });
    await put();
    if (!(await isAdminNow(hand.job.chat, work))) {
      await staged.discard();
      return undefined;
    }
    const counts = await staged.apply();
    await hand.note({ counts });
    return counts;
  } catch (error) {
    await staged.discard().catch(() => undefined);
    throw error;
  }
}

interface Taking {
  good?(record: SourceRecord): Promise<void>;
  refused?(row: RefusedRow): void;
}

/** Every row of the file, and a word on how far it is every few seconds. */
async function readAll(work: Work, taking: Taking): Promise<ImportProgress> {
  const { hand, speech, files, message } = work;
  const { file } = hand.job;
  const content: ImportFile = { name: file.name, content: await work.fetchFile(file.id) };
  let [good, refused] = [0, 0];
  for await (const row of files.read(content)) {
    if (hand.isStopping()) throw new LeftOff();
    if (row.kind === "good") {
      good += 1;
      await taking.good?.(row.record);
    } else {
      refused += 1;
      taking.refused?.(row);
    }
    const progress = { rows: good + refused, good, refused };
    await message.tellNowAndThen(() => importProgressReply(file.name, progress, speech));
  }
  return { rows: good + refused, good, refused };
}

/** As long as what Telegram hands back to a bot, so that each file can be imported again. */
async function sendExport(work: Work): Promise<void> {
  const { api, files, hand, speech, now } = work;
  const { chat } = hand.job;
  const name = `juru-damai-hsds-${now().toISOString().slice(0, 10)}`;
  const { count, parts } = await files.export();
  await work.audit.note({ act: `export-${hand.job.act}`, who: chat, what: "directory.export" });
  const send = async (content: Uint8Array, ending: string, caption: string) => {
    if (!(await isAdminNow(chat, work))) return;
    await api.sendDocument(chat, new InputFile(content, `${name}${ending}.json`), { caption });
  };
  let [number, waiting]: [number, Uint8Array | undefined] = [1, undefined];
  for await (const part of parts(MOST_EXPORTED)) {
    if (waiting !== undefined) {
      await send(waiting, `-${number}`, speech.say("export.part", { number }));
      number += 1;
    }
    waiting = part;
  }
  if (waiting !== undefined)
    await send(waiting, number === 1 ? "" : `-${number}`, speech.say("export.done", { count }));
}
