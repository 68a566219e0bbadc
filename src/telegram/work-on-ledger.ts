import { type Api, InputFile } from "grammy";
import { actorOf } from "../domain/actor.ts";
import { type JobInHand, LeftOff } from "../domain/file-job.ts";
import type { RecipientLine } from "../domain/ledger.ts";
import type { LedgerJob } from "../domain/ledger-job.ts";
import type { House } from "./context.ts";
import { writeLedgerFile } from "./documents/ledger-file.ts";
import { createJobMessage, type JobMessage } from "./job-message.ts";
import { isUnreachable, sendTo } from "./message-sender.ts";
import { ledgerProgressReply, ledgerSentReply } from "./replies/broadcast-ledger.ts";

type LedgerHouse = Pick<House, "ledger" | "members" | "adminIds" | "speeches" | "defaultLanguage" | "now">;

export interface LedgerDesk extends LedgerHouse {
  readonly api: Api;
}

/** What the worker of the ledgers needs. */
export function createLedgerWork(desk: LedgerDesk) {
  return {
    work: (hand: JobInHand<LedgerJob>) => sendLedger(hand, desk),
    giveUp: async ({ job }: Pick<JobInHand<LedgerJob>, "job">) => {
      const { speech } = await receiverOf(job, desk);
      await sendTo(desk.api, job.chat, { text: speech.say("ledger.failed") });
    },
  };
}

/** The right is looked at when it begins, and again before anything goes out. */
async function sendLedger(hand: JobInHand<LedgerJob>, desk: LedgerDesk): Promise<void> {
  const { job } = hand;
  const { round, chat } = job;
  const { speech, isAdmin } = await receiverOf(job, desk);
  if (!isAdmin) return;
  const message = createJobMessage(desk, job);
  const { pages, recipients } = await desk.ledger.state(round);
  const name = `siaran-${round.campaign}-${round.number}`;
  const tell = (done: number) => message.tellNowAndThen(() => ledgerProgressReply(round, done / pages, speech));
  const file = await writeLedgerFile(name, recipients, readPages(hand, desk, pages, tell));
  if (!(await receiverOf(job, desk)).isAdmin) return;
  const caption = speech.say("ledger.caption", { id: round.campaign, count: recipients });
  try {
    await desk.api.sendDocument(chat, new InputFile(file.content, file.name), { caption });
    await message.tell(ledgerSentReply(round.campaign, file.isPacked, speech));
  } catch (error) {
    if (!isUnreachable(error)) throw error;
  }
}

async function* readPages(
  { job, isStopping }: JobInHand<LedgerJob>,
  { ledger }: LedgerDesk,
  pages: number,
  tell: (done: number) => ReturnType<JobMessage["tellNowAndThen"]>,
): AsyncIterable<readonly RecipientLine[]> {
  for (let number = 0; number < pages; number += 1) {
    if (isStopping()) throw new LeftOff();
    yield await ledger.page(job.round, number);
    await tell(number + 1);
  }
}

async function receiverOf({ chat }: LedgerJob, { members, speeches, defaultLanguage, adminIds }: LedgerDesk) {
  const member = await members.find(chat);
  return {
    speech: speeches[member?.language ?? defaultLanguage],
    isAdmin: actorOf(chat, member, adminIds).role === "admin",
  };
}
