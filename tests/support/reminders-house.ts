import { Queue } from "bullmq";
import { codeIn, type GroupVoice, type Saying } from "../../src/domain/announcement.ts";
import type { CallNotices } from "../../src/domain/call-notices.ts";
import { followCases } from "../../src/domain/case-follow-up.ts";
import type { CheckInNotices } from "../../src/domain/check-in-notices.ts";
import type { WarningNotices } from "../../src/domain/early-warning.ts";
import { followBook } from "../../src/domain/followed-book.ts";
import type { Language } from "../../src/domain/language.ts";
import type { Member } from "../../src/domain/member.ts";
import type { Notices } from "../../src/domain/notices.ts";
import { followPapers } from "../../src/domain/paper-follow-up.ts";
import type { Lapses } from "../../src/domain/retention.ts";
import type { ReviewNotices } from "../../src/domain/review-notices.ts";
import type { Source } from "../../src/domain/source.ts";
import type { TaskNotices } from "../../src/domain/task-notices.ts";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { createCheckTasks } from "../../src/redis/check-tasks.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createGroupStores } from "../../src/redis/group-stores.ts";
import { createMembers } from "../../src/redis/members.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createRetention } from "../../src/redis/retention.ts";
import { createStoreWatch } from "../../src/redis/store-watch.ts";
import { createAnnouncements } from "../../src/reminders/announce.ts";
import { createCallFollowUp } from "../../src/reminders/case-calls.ts";
import { createCheckInFollowUp } from "../../src/reminders/check-ins.ts";
import { createChecks } from "../../src/reminders/checks.ts";
import { createFollowUp } from "../../src/reminders/follow-up.ts";
import { createReminderQueue, QUEUE } from "../../src/reminders/queue.ts";
import { createReviewFollowUp } from "../../src/reminders/reviews.ts";
import { startReminders } from "../../src/reminders/start-reminders.ts";
import { createTaskFollowUp } from "../../src/reminders/tasks.ts";
import { KEEP_DAYS, sealer } from "./referral-book.ts";

/** "remind 7 K7M2QX": what was told, to whom, about what. */
export type Told = string;

export interface Wishes {
  readonly adminIds?: readonly number[];
  /** Minutes east of UTC where the admins live. */
  readonly offset?: number;
  /** What happens instead of telling; undefined tells. */
  readonly hinder?: (told: Told) => boolean | undefined | Promise<boolean | undefined>;
  /** What Telegram answers to a word in a group; undefined says it. */
  readonly hinderGroup?: (chat: number) => Saying | undefined;
}

/** The real queue, workers and stores on a real Redis; the clock stands until it is set, and what would be sent is written down. */
export async function remindersHouse(
  redisUrl: string | readonly [string, ...string[]],
  clock: { now: number },
  wishes: Wishes = {},
) {
  const { adminIds = [9], offset = 420, hinder = () => undefined, hinderGroup = () => undefined } = wishes;
  const now = () => new Date(clock.now);
  const urls = typeof redisUrl === "string" ? ([redisUrl] as const) : redisUrl;
  const redis = await connectRedis(urls, () => undefined);
  const queues = connectQueues(urls, () => undefined);
  const queue = createReminderQueue(queues);
  const looking = new Queue(QUEUE, queues.options);
  looking.on("error", () => undefined);

  const stored = createReferralBook({ redis, sealer, now, keepDays: KEEP_DAYS });
  const book = followBook(stored, createFollowUp(queue, stored, now));
  const members = createMembers(redis, now);
  const directory = createDirectory({ redis, sealer, now });
  const tasks = createCheckTasks(redis);
  const stores = createCaseStores({ redis, sealer, now, keepDays: KEEP_DAYS });
  const { rumours, callNotes, checkInNotes } = stores;
  const cases = followCases(stores.cases, [
    createCallFollowUp(queue),
    createReviewFollowUp({ queue, now }),
    createCheckInFollowUp(queue, now),
  ]);
  const papers = followPapers(stores.papers, [createTaskFollowUp({ queue, cases, now })]);
  const listed = { sources: [] as Source[] };

  const told: Told[] = [];
  const tell = async (what: string, to: number, about: string): Promise<boolean> => {
    const line = `${what} ${to} ${about}`;
    const hindered = await hinder(line);
    if (hindered !== undefined) return hindered;
    told.push(line);
    return true;
  };
  const notices: Notices = {
    remind: (to, { code }, isOwners) => tell(isOwners ? "remind" : "remind others", to, code),
    refusedTwice: (to, { code }) => tell("refused twice", to, code),
    falling: (to, { id }) => tell("falling", to, id),
    askToCheck: (to, { id }) => tell("check", to, id),
    unchecked: (to, { count }) => tell("unchecked", to, String(count)),
  };
  const taskNotices: TaskNotices = {
    askOfTasks: (to, code, asked, isOwners) =>
      tell(isOwners ? "tasks" : "tasks of others", to, [code, ...asked.map(({ task }) => task.what)].join(" ")),
  };
  const reviewNotices: ReviewNotices = {
    askOfReview: (to, { code, paper }, isOwners) =>
      tell(isOwners ? "review" : "review of others", to, `${code} ${paper}`),
  };
  const checkInNotices: CheckInNotices = {
    askCheckIn: (to, { code }, isAgain) => tell(isAgain ? "ask again" : "ask", to, code),
    noNews: (to, { code }, isOwnerThere) => tell(isOwnerThere ? "silent" : "no owner", to, code),
    gotWorse: (to, { code }) => tell("worse", to, code),
  };
  const voice: GroupVoice = {
    async say(chat, words) {
      const line = words.map((what) => [what.kind, codeIn(what)].join(" ").trim()).join(" + ");
      const hindered = hinderGroup(chat);
      if (hindered !== undefined) return hindered;
      await tell("group", chat, line);
      return { kind: "said" };
    },
  };
  const warnings: WarningNotices = {
    warn: (to, area, { places: warned, rumours: heard }) =>
      tell(
        "warning",
        to,
        [
          area,
          ...warned.map(({ place, signs }) => `${place} ${signs.map(({ kind }) => kind).join(", ")}`),
          ...heard.map(({ area: where, topic, people }) => `${where} ${topic} ${people}`),
        ].join(" / "),
      ),
  };
  const grouping = { ...createGroupStores(redis, now), voice };
  const announcements = createAnnouncements({ ...grouping, members, queue });
  const callNotices: CallNotices = {
    calls: (to, { code }, { kind }, round) => tell(`${kind} ${round}`, to, code),
    callTold: (to, { code }, { round, count }) => tell(`told ${round}`, to, `${code} ${count}`),
  };
  const parts = { book, directory, members, tasks, notices, queue, adminIds, now, ...grouping, announcements };
  const onCases = { cases, papers, rumours, taskNotices, reviewNotices, warnings };
  const watching = { callNotices, callNotes, checkInNotices, checkInNotes };
  const retention = createRetention({
    ...{ redis, queues, now, keepDays: KEEP_DAYS, book: stored, cases: stores.cases },
    campaigns: createCampaignBook({ redis, sealer, now, keepDays: KEEP_DAYS }),
  });
  const lapses: Lapses = {
    lapse: async (id) => {
      await members.erase(id);
      await tell("lapsed", id, "");
    },
  };
  const house = {
    ...{ retention, lapses },
    ...{ ...parts, ...onCases, ...watching },
    sources: { all: () => listed.sources, standing: "in step" as const },
    offsetOf: () => offset,
    lookAtStore: createStoreWatch(redis).look,
  };
  const log = { info: () => undefined, warn: () => undefined };
  const running: { stop(): Promise<void> }[] = [];

  return {
    ...{ redis, queue, cases, papers, rumours, callNotes },
    ...{ book, members, directory, tasks, told, house },
    checks: createChecks(tasks, directory, queue, now),
    /** One more process that works on the jobs. */
    start() {
      running.push(startReminders(house, log));
    },
    async stopWorkers() {
      await Promise.all(running.splice(0).map((one) => one.stop()));
    },
    /** The clock shows another time, and everything that waits is woken, whether it is due or not. */
    async at(moment: number) {
      clock.now = moment;
      for (const job of await looking.getDelayed()) await job.promote().catch(() => undefined);
    },
    /** Resolves when nothing is in hand or waits to be taken up. */
    async settled() {
      for (let calm = 0; calm < 3; ) {
        const counts = await looking.getJobCounts("active", "wait", "prioritized");
        calm = Object.values(counts).every((count) => count === 0) ? calm + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    jobs: async () => (await looking.getJobs(["delayed", "wait", "active"])).map(({ id }) => id ?? ""),
    /** Milliseconds for which a job waits. */
    delayOf: async (id: string) => (await looking.getJob(id))?.delay,
    forgetJobs: () => looking.obliterate({ force: true }),
    async joins(id: number, more: Partial<Member> = {}): Promise<Member> {
      const language: Language = "id";
      const member: Member = { id, language, status: "active", place: "34.04.01", isReachable: true, ...more };
      await members.save(member);
      return member;
    },
    /** In the directory, and in what the sweep sees of it. */
    async lists(source: Source): Promise<Source> {
      const { id, ...rest } = source;
      const added = await directory.add(rest, `list-${id}`);
      listed.sources.push({ ...source, id: added.id });
      return added;
    },
    async close() {
      await this.stopWorkers();
      await looking.close();
      await queue.close();
      queues.close();
      await redis.close();
    },
  };
}

export type RemindersHouse = Awaited<ReturnType<typeof remindersHouse>>;
