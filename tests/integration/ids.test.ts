import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CODE_ALPHABET } from "../../src/domain/referral-code.ts";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { createChance } from "../../src/redis/chance.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createInvites } from "../../src/redis/invites.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { sealer } from "../support/referral-book.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { aDraft } from "../unit/data/a-referral.ts";

const OWNER = 4711;
const ACT = "123456789";
const now = () => new Date();

/** How many there can be of each, and where a right hangs on nobody guessing it. The rest are names: who may is asked each time. */
const KINDS = [
  { kind: "case", shape: /^[2-9A-Z]{5}$/, bits: 21.2, isSecret: false },
  { kind: "paper", shape: /^[2-9A-Z]{4}$/, bits: 16.9, isSecret: false },
  { kind: "referral", shape: /^[2-9A-Z]{6}$/, bits: 21.2, isSecret: false },
  { kind: "broadcast", shape: /^[2-9A-Z]{6}$/, bits: 21.2, isSecret: false },
  { kind: "rumour", shape: /^[a-z2-7]{12}$/, bits: 60, isSecret: false },
  { kind: "invite", shape: /^[\w-]{16}$/, bits: 96, isSecret: true },
] as const;
type Kind = (typeof KINDS)[number]["kind"];

/** One store of a house: whoever sets up another one has the same program, and another secret. */
function drawing(redis: RedisConnection) {
  const parts = { redis, sealer, now, keepDays: 180 };
  const stores = createCaseStores(parts);
  const openCase = async (act: string) => {
    const { code: _, ...draft } = aCaseDraft({ owner: OWNER });
    const opening = await stores.cases.open(draft, act);
    if (opening.kind !== "opened") throw new Error("No case was opened.");
    return opening.case.code;
  };
  const told = { owner: OWNER, place: "34.04.01", topic: "land", heardAt: "gathering", witness: "heard" } as const;
  const draws: Readonly<Record<Kind, (act: string) => Promise<string>>> = {
    case: openCase,
    async paper(act) {
      const opened = await stores.papers.open(
        { kind: "contract", case: await openCase("of-papers"), body: "{}", by: OWNER },
        act,
      );
      return opened.kind === "opened" ? opened.paper.id : "";
    },
    async referral(act) {
      const { code: _, ...draft } = aDraft({ owner: OWNER });
      return (await createReferralBook(parts).open(draft, {}, act)).code;
    },
    broadcast: async (act) => (await createCampaignBook(parts).open(OWNER, act)).campaign.id,
    rumour: async (act) => (await stores.rumours.tell({ ...told, at: Date.now() }, act)).id,
    invite: async (act) => (await createInvites(redis, now).create({ uses: 1, days: 1, act })).code,
  };
  return draws;
}

describe("an id", () => {
  let houses: readonly RedisConnection[];
  beforeAll(async () => {
    houses = await Promise.all(
      [14, 15].map((database) => connectRedis([`${inject("redisUrl")}/${database}`], () => undefined)),
    );
    for (const redis of houses) await redis.command("", "FLUSHDB");
  });
  afterAll(() => Promise.all(houses.map((redis) => redis.close())));

  it.each(KINDS)(
    "of a $kind cannot be worked out by who knows whose it is and which update made it",
    async ({ kind, shape }) => {
      const [here, there] = await Promise.all(houses.map((redis) => drawing(redis)[kind](ACT)));

      expect(here).toMatch(shape);
      expect(there).not.toBe(here);
    },
  );

  it.each(KINDS)("of a $kind is the same for the same update, whichever process works on it", async ({ kind }) => {
    const [redis] = houses;
    if (redis === undefined) throw new Error("There is no Redis.");

    const drawn = [await drawing(redis)[kind]("again"), await drawing(redis)[kind]("again")];

    expect(drawn[1]).toBe(drawn[0]);
  });

  it("says nothing of how many there are: those that follow each other have nothing in common", async () => {
    const [redis] = houses;
    if (redis === undefined) throw new Error("There is no Redis.");
    const chance = createChance(redis);

    const drawn = await Promise.all(Array.from({ length: 4000 }, (_, act) => chance("case", OWNER, String(act), 0)));

    const ones = drawn
      .flatMap((bytes) => [...bytes])
      .reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
    expect(new Set(drawn.map((bytes) => bytes.toString("hex"))).size).toBe(4000);
    // A million bits: five standard deviations are a quarter of a percent.
    expect(ones / (4000 * 256)).toBeCloseTo(0.5, 2);
  });

  it.each(KINDS)("of a $kind is one of about 2 to the power of $bits", ({ kind, bits, isSecret }) => {
    const alphabet = CODE_ALPHABET.length;
    const count: Readonly<Record<Kind, number>> = {
      ...{ case: alphabet ** 5, paper: alphabet ** 4, referral: alphabet ** 5, broadcast: alphabet ** 5 },
      ...{ rumour: 32 ** 12, invite: 2 ** 96 },
    };

    expect(Math.log2(count[kind])).toBeCloseTo(bits, 0);
    if (isSecret) expect(bits).toBeGreaterThanOrEqual(96);
  });
});
