import { randomUUID } from "node:crypto";
import { EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { createBroadcastStores } from "../../src/redis/broadcast-stores.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { createCheckTasks } from "../../src/redis/check-tasks.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDeadLetters } from "../../src/redis/dead-letters.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createInvites } from "../../src/redis/invites.ts";
import { createLinkedGroups } from "../../src/redis/linked-groups.ts";
import { createPracticeBook } from "../../src/redis/practice-book.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { createReminderQueue } from "../../src/reminders/queue.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { aDraft } from "../unit/data/a-referral.ts";
import { aSource } from "../unit/data/a-source.ts";
import { DATA_KEY } from "./house.ts";

const DAY = 24 * 3600 * 1000;

/** The stores of a running house, to be written to past the bot. */
export async function storesOf(redisUrl: string) {
  const redis = await connectRedis([redisUrl], () => undefined);
  const queues = connectQueues([redisUrl], () => undefined);
  const now = () => new Date();
  const parts = { redis, sealer: createSealer([DATA_KEY]), now, keepDays: 180 };
  const queue = createReminderQueue(queues);
  return {
    ...{ redis, queue, ...createCaseStores(parts), book: createReferralBook(parts) },
    ...{ directory: createDirectory(parts), checks: createCheckTasks(redis), audit: createAudit(redis, now) },
    ...{ letters: createDeadLetters(redis, parts.sealer, now), invites: createInvites(redis, now) },
    ...{ groups: createLinkedGroups(redis), practice: createPracticeBook(redis), ...createBroadcastStores(parts) },
    async close() {
      await queue.close();
      queues.close();
      await redis.close();
    },
  };
}

export type Stores = Awaited<ReturnType<typeof storesOf>>;

interface Life {
  readonly code: string;
  readonly campaign: string;
}

/** Everything that is kept of somebody who has used all that there is, beside what the talk itself keeps. */
export async function livesFully(person: number, other: number, stores: Stores): Promise<Life> {
  const { book, cases, papers, rumours, directory, checks, audit, letters, groups, practice, queue } = stores;
  const { campaigns, ledger, receipts } = stores;
  const act = () => `life-${randomUUID()}`;
  const [self, another] = [person, other].map((id) => ({ id, role: "volunteer" }) as const) as [Actor, Actor];
  const at = Date.now();

  const own = await book.open(
    { ...aDraft({ owner: person }), startedAt: at },
    { need: "Beras", note: "Ibu Sri" },
    act(),
  );
  await book.file({ code: own.code, event: { kind: "consent" }, actor: self, act: act() });
  const theirs = await book.open({ ...aDraft({ owner: other }), startedAt: at }, {}, act());
  const coordinator = { ...self, role: "coordinator", place: "34.04" } as const;
  await book.file({
    code: theirs.code,
    event: { kind: "cancel", reason: "Sudah pindah" },
    actor: coordinator,
    act: act(),
  });

  const opening = await cases.open({ ...aCaseDraft({ owner: person }), openedAt: at }, act());
  const others = await cases.open({ ...aCaseDraft({ owner: other }), openedAt: at }, act());
  if (opening.kind !== "opened" || others.kind !== "opened") throw new Error("No case was opened.");
  const { code } = opening.case;
  await cases.file({ code, event: { kind: "note", text: "Pagar di tepi sawah" }, actor: self, act: act() });
  const offer = { kind: "offer", reason: "away", to: person } as const;
  await cases.file({ code: others.case.code, event: offer, actor: another, act: act() });
  await papers.open({ kind: "meeting", case: code, body: JSON.stringify({ purpose: "Rapat" }), by: person }, act());
  const third = await cases.open({ ...aCaseDraft({ owner: other }), openedAt: at }, act());
  if (third.kind !== "opened") throw new Error("No case was opened.");
  await papers.open(
    { kind: "session", case: third.case.code, body: JSON.stringify({ opening: "Selamat" }), by: person },
    act(),
  );

  const rumour = await rumours.tell(
    { owner: person, place: "34.04", topic: "attack", heardAt: "chat group", witness: "heard", at },
    act(),
  );
  await rumours.change(rumour.id, { words: "Katanya ada yang datang" });

  const source = await directory.add(aSource({ verified: { at, by: person } }), act());
  await directory.report({ source: source.id, wrong: "other", by: person, at });
  await directory.propose(aSource({ organisation: "Posko Warga" }), person, act());
  await checks.assign({ source: source.id, person, askedAt: at, asked: [person] });

  await audit.note({ act: act(), who: person, what: "directory.verify", about: source.id });
  await audit.note({ act: act(), who: other, what: "group.link", whom: person });
  await audit.noteRefusal({ act: act(), who: person, what: "anggota" });
  await groups.link({ chat: -100_500, place: "34.04", by: person, since: at }, act());
  await groups.link({ chat: -100_501, place: "34.04", by: person, since: at }, act());
  await groups.unlink(-100_501, act());

  const situation = "batas-sawah";
  await practice.open(person, situation, 4);
  await practice.keepAnswer(person, { situation, question: "safety", isRight: false, next: "phase", act: act() });

  const mine = await campaigns.open(person, act());
  await campaigns.noteProgressMessage(mine.campaign.id, { chat: person, message: 5 });
  const { campaign } = await campaigns.open(other, act());
  const words = { ...EMPTY_CONTENT, texts: { id: { text: "Rapat besok.", parts: [] } } };
  await campaigns.file({
    id: campaign.id,
    event: { kind: "write", content: words },
    actor: { id: person, role: "admin" },
    act: act(),
  });
  await ledger.append({ campaign: campaign.id, number: 1 }, 0, [Math.min(person, other), Math.max(person, other)]);
  await receipts.note(campaign.id, person);
  await receipts.note("u1", person);

  await letters.bury(
    { chat: person, update: 77 },
    JSON.stringify({ update_id: 77, message: { chat: { id: person } } }),
  );
  await queue.add(
    { name: "unchecked", unchecked: { count: 1, sources: [source.id] }, to: person },
    { id: `unchecked.1.${person}`, delay: DAY },
  );
  await queue.add({ name: "nextCheck", source: source.id }, { id: `next-check.${source.id}.${person}`, delay: DAY });
  return { code, campaign: campaign.id };
}

interface Actor {
  readonly id: number;
  readonly role: "volunteer";
}
