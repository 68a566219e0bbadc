import {
  type Announcement,
  type Announcements,
  codeIn,
  type GroupOutbox,
  type GroupVoice,
  type GroupWord,
  isUrgent,
} from "../domain/announcement.ts";
import { isStillLinked, type LinkedGroup, type LinkedGroups, nearestGroups } from "../domain/linked-group.ts";
import type { Members } from "../domain/member.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderQueue } from "./queue.ts";

export interface Announcing {
  readonly groups: LinkedGroups;
  readonly outbox: GroupOutbox;
  readonly members: Pick<Members, "find">;
  readonly queue: Pick<ReminderQueue, "add">;
}

export interface Speaking extends Announcing {
  readonly voice: GroupVoice;
  readonly now: () => Date;
}

/** What one message holds; the rest waits for the next minute. */
const MOST_WORDS = 10;

export function createAnnouncements(house: Announcing): Announcements {
  return {
    async announce(place, what, act) {
      const linked = await house.groups.around(place);
      const standing = await Promise.all(linked.map((group) => isRightStanding(group, house)));
      const live = linked.filter((_, at) => standing[at]);
      const id = [what.kind, codeIn(what) ?? place, act].join(".");
      for (const { chat } of nearestGroups(live, place)) {
        await house.outbox.put(chat, { id, place, what });
        // Each word wakes by itself: one job a group could be about to end just when it is needed.
        await wake(chat, id, house);
      }
    },
  };
}

/** When a job was lost, the words are still there. */
export async function sweepOutboxes({ outbox, queue }: Pick<Announcing, "outbox" | "queue">): Promise<void> {
  for (const chat of await outbox.waiting()) await wake(chat, "sweep", { queue });
}

/**
 * Says what waits for a group, if it may be said now. Gives the milliseconds after which to look again; undefined when
 * nothing waits. Taken out only after it was said: a crash between the two says it twice, never not at all.
 */
export async function speakIn(chat: number, house: Speaking): Promise<number | undefined> {
  const { outbox, groups } = house;
  const words = await outbox.words(chat);
  if (words.length === 0) return undefined;
  const group = await groups.find(chat);
  if (group === undefined || !(await isRightStanding(group, house))) {
    await outbox.done(chat, words);
    return undefined;
  }
  const due = dueOf(words, house);
  if (due.length === 0) return untilMorning(words, house);
  const pause = await outbox.turn(
    chat,
    due.some(({ what }) => isUrgent(what)),
  );
  if (pause > 0) return pause;
  // Read anew: whoever had the turn before may have said them.
  const said = dueOf(await outbox.words(chat), house).slice(0, MOST_WORDS);
  if (said.length > 0) await say(chat, said, house);
  else await outbox.done(chat, []);
  return speakIn(chat, house);
}

async function say(chat: number, words: readonly GroupWord[], house: Speaking): Promise<void> {
  const { outbox, groups, voice } = house;
  const saying = await voice.say(
    chat,
    words.map(({ what }) => what),
  );
  if (saying.kind === "moved") {
    await groups.follow(chat, saying.to);
    return wake(saying.to, `moved.${chat}`, house);
  }
  if (saying.kind === "gone") await groups.unlink(chat, `gone.${chat}`);
  await outbox.done(chat, words);
}

async function isRightStanding(group: LinkedGroup, { members }: Pick<Announcing, "members">): Promise<boolean> {
  return isStillLinked(group, await members.find(group.by));
}

function dueOf(words: readonly GroupWord[], { now }: Speaking): readonly GroupWord[] {
  const at = now().getTime();
  return words.filter((word) => mayBeSaidAt(word, at) <= at);
}

function untilMorning(words: readonly GroupWord[], { now }: Speaking): number {
  const at = now().getTime();
  return Math.min(...words.map((word) => mayBeSaidAt(word, at))) - at;
}

function mayBeSaidAt({ place, what }: { readonly place: string; readonly what: Announcement }, at: number): number {
  return isUrgent(what) ? at : outsideQuietHours(at, offsetAt(place));
}

async function wake(chat: number, why: string, { queue }: Pick<Announcing, "queue">): Promise<void> {
  await queue.add({ name: "announce", chat }, { id: `announce.${chat}.${why}`.replaceAll(/[^\w.-]/g, "-") });
}
