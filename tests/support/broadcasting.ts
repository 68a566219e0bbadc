import type { Member } from "../../src/domain/member.ts";
import { CONSENT_VERSION } from "../../src/domain/member.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { clockShowing } from "./bot-clock.ts";
import { joins, type TestHouse, useHouse } from "./house.ts";
import type { Person } from "./person.ts";
import type { Seen } from "./playground-screen.ts";
import { type Stored, useStore } from "./stored.ts";

/** Where the clock shows Monday, ten in the morning, and broadcasts go out as fast as a test likes. */
export function useBroadcasts({ perSecond = 200 }: { readonly perSecond?: number } = {}): {
  readonly house: TestHouse;
  readonly stored: Stored;
} {
  const house = useHouse({ environment: { ...clockShowing(MONDAY_MORNING), BROADCAST_PER_SECOND: String(perSecond) } });
  return { house, stored: useStore(house) };
}

export async function volunteerOf(house: TestHouse): Promise<Person> {
  const volunteer = await house.someone();
  await joins(volunteer);
  return volunteer;
}

export async function englishVolunteerOf(house: TestHouse): Promise<Person> {
  const volunteer = await house.someone("en");
  await volunteer.starts();
  await volunteer.presses("English");
  await volunteer.presses("✅ I agree");
  await volunteer.presses("Later");
  await volunteer.sees(/joined|welcome/i);
  return volunteer;
}

/** Entered past the bot: members who have no chat in this Telegram, so that nothing can reach them. */
export async function enterMembers(house: TestHouse, members: readonly Partial<Member>[]): Promise<void> {
  const redis = await connectRedis([house.redisUrl], () => undefined);
  const stored = createMembers(redis, () => new Date(MONDAY_MORNING));
  for (const [index, member] of members.entries()) {
    const at = new Date(MONDAY_MORNING).toISOString();
    await stored.save({
      ...{ id: 700_000 + index, language: "id", status: "active", isReachable: true, joinedAt: at },
      ...{ consent: { version: CONSENT_VERSION, at } },
      ...member,
    });
  }
  await redis.close();
}

/** Changes what stands of somebody, past the bot. */
export async function changeMember(house: TestHouse, id: number, change: Partial<Member>): Promise<void> {
  const redis = await connectRedis([house.redisUrl], () => undefined);
  const members = createMembers(redis, () => new Date(MONDAY_MORNING));
  const member = await members.find(id);
  if (member !== undefined) await members.save({ ...member, ...change });
  await redis.close();
}

/** The id on a workboard or a progress message. */
export function idIn(seen: Seen | string): string {
  const text = typeof seen === "string" ? seen : seen.text;
  return /(?:iaran|roadcast) ([A-Z0-9]{6})/.exec(text)?.[1] ?? "";
}

/** A new draft with these words; gives its id. */
export async function drafts(admin: Person, words: string): Promise<string> {
  await admin.types("/siaran");
  await admin.presses("✍️ Siaran baru");
  const id = idIn(await admin.sees(/✍️ Siaran [A-Z0-9]{6} · draf/));
  await admin.presses("✏️ Indonesia");
  await admin.sees(/Tulisan bahasa Indonesia/);
  await admin.types(words);
  await admin.sees(/Tersimpan/);
  return id;
}

/** Looks at the preview, and goes on to the question whether it is to be sent. */
export async function asksToSend(admin: Person): Promise<Seen> {
  await admin.presses("👁 Pratinjau");
  await admin.sees(/Pratinjau sudah kamu lihat/);
  await admin.presses("📤 Kirim");
  return admin.sees(/Kirim siaran/);
}

export async function sends(admin: Person): Promise<void> {
  await asksToSend(admin);
  await admin.presses(/^📤 Kirim ke/);
}
