import { randomUUID } from "node:crypto";
import { createAudit } from "../../src/redis/audit.ts";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createInvites } from "../../src/redis/invites.ts";
import type { Aims } from "./forging.ts";
import { ADMIN_ID, type TestHouse } from "./house.ts";
import { pagesOf } from "./pages.ts";
import { sealer } from "./referral-book.ts";
import { seedHouse } from "./sources.ts";

const now = () => new Date();

/** What admins have made in a house, past the bot. */
export async function makeAims(house: TestHouse, member: number): Promise<Aims> {
  const [source] = await seedHouse(house, [{ organisation: "Lumbung warga" }]);
  const redis = await connectRedis([house.redisUrl], () => undefined);
  const invite = await createInvites(redis, now).create({ uses: 10, days: 7, act: randomUUID() });
  const { campaign } = await createCampaignBook({ redis, sealer, now, keepDays: 180 }).open(ADMIN_ID, randomUUID());
  await redis.close();
  return { member, source: source?.id ?? "", invite: invite.code, broadcast: campaign.id };
}

/** What this person tried without the right, each once, in alphabetical order. */
export async function refusalsOf({ redisUrl }: TestHouse, person: number): Promise<readonly string[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  const refused = (await pagesOf(createAudit(redis, now).entries("refusals"))).flat();
  await redis.close();
  return [...new Set(refused.filter(({ who }) => who === person).map(({ what }) => what))].toSorted();
}

/** What admins did, oldest first. */
export async function actsIn({ redisUrl }: TestHouse) {
  const redis = await connectRedis([redisUrl], () => undefined);
  const acts = (await pagesOf(createAudit(redis, now).entries("acts"))).flat();
  await redis.close();
  return acts.map(({ who, what, whom, about }) => ({ who, what, whom, about }));
}

/** Everything that is kept, but for what each update leaves behind and what counts use. */
export async function keptIn(everything: string): Promise<readonly string[]> {
  const PASSING = /^(\{chat:-?\d+\}:(done|in-hand|journal|lease|talk)|\{audit\}|\{usage\}|\{queue\})/;
  return everything
    .split("\n")
    .filter((line) => !PASSING.test(line))
    .toSorted();
}
