import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Invites } from "../../src/domain/invite.ts";
import type { Member, MemberPage, Members } from "../../src/domain/member.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createInvites } from "../../src/redis/invites.ts";
import { createMembers } from "../../src/redis/members.ts";
import { freshChat } from "../support/scripted-intake.ts";

let members: Members;
let invites: Invites;
const now = () => new Date("2026-11-23T12:00:00Z");

beforeAll(async () => {
  const redis = await connectRedis([inject("redisUrl")], () => undefined);
  members = createMembers(redis, now);
  invites = createInvites(redis, now);
});

const someone = (more: Partial<Member> = {}): Member => ({
  id: freshChat(),
  language: "id",
  status: "active",
  place: "34.04.01",
  consent: { version: "1", at: "2026-11-23T11:00:00.000Z" },
  joinedAt: "2026-11-23T11:00:00.000Z",
  isReachable: true,
  ...more,
});

describe("members", () => {
  it("are found as they were saved", async () => {
    const member = someone({ isReachable: false });

    await members.save(member);

    expect(await members.find(member.id)).toEqual(member);
  });

  it("nobody knows are undefined", async () => {
    expect(await members.find(freshChat())).toBeUndefined();
  });

  it("who wait are listed until somebody decides, and only the first decision counts", async () => {
    const member = someone({ status: "pending" });
    await members.save(member);
    const waiting = await members.pending();

    const decisions = await Promise.all([
      members.decide(member.id, "active", "1"),
      members.decide(member.id, "refused", "2"),
    ]);

    expect(waiting).toContain(member.id);
    expect(decisions.filter(Boolean)).toHaveLength(1);
    expect(await members.pending()).not.toContain(member.id);
    expect((await members.find(member.id))?.status).toBe(decisions[0] ? "active" : "refused");
  });

  it("stay decided by the same act however often it comes again", async () => {
    const member = someone({ status: "pending" });
    await members.save(member);

    const decisions = [await members.decide(member.id, "active", "7"), await members.decide(member.id, "active", "7")];

    expect(decisions).toEqual([true, true]);
    expect(await members.decide(member.id, "refused", "8")).toBe(false);
  });

  it("are found by the area in which they work", async () => {
    const [near, beside, elsewhere] = [
      someone({ place: "61.01.05" }),
      someone({ place: "61.01" }),
      someone({ place: "61.02.01" }),
    ];
    await Promise.all([near, beside, elsewhere].map((member) => members.save(member)));
    await members.save({ ...beside, status: "suspended" });

    const found = await members.activeIn("61.01");

    expect(found.map(({ id }) => id)).toEqual([near.id]);
    expect(await members.activeIn("61.02")).toHaveLength(1);
  });

  it("look after an area once an admin has appointed them, the smallest area first", async () => {
    const [ofRegency, ofProvince] = [someone(), someone()];
    await members.save(ofRegency);
    await members.save(ofProvince);

    await members.appoint(ofProvince.id, "62", "1");
    await members.appoint(ofRegency.id, "62.01", "2");

    const ids = async (place: string) => (await members.coordinatorsOf(place)).map(({ id }) => id);
    expect(await ids("62.01.04")).toEqual([ofRegency.id, ofProvince.id]);
    expect(await ids("62.02.01")).toEqual([ofProvince.id]);
    await members.appoint(ofProvince.id, undefined, "3");
    expect(await ids("62.02.01")).toEqual([]);
  });

  it("cannot be appointed while they wait", async () => {
    const member = someone({ status: "pending" });
    await members.save(member);

    expect(await members.appoint(member.id, "34", "1")).toBe("not active");
    expect((await members.find(member.id))?.looksAfter).toBeUndefined();
  });

  it("are appointed once, and the same act once more gets the answer of the first time", async () => {
    const member = someone();
    await members.save(member);

    expect(await members.appoint(member.id, "34", "1")).toBe("appointed");
    expect(await members.appoint(member.id, "34", "1")).toBe("appointed");
    expect(await members.appoint(member.id, "34", "2")).toBe("already");
  });

  it("are listed in pages by place, those without a place only in the whole country", async () => {
    const [far, near] = [someone({ place: "63.02" }), someone({ place: "63.01.04" })];
    const { place: _, ...placeless } = someone();
    for (const member of [far, near, placeless]) await members.save(member);
    const ids = (page: MemberPage) => page.members.map(({ id }) => id);

    const [first, second] = [await members.listIn("63", 0, 1), await members.listIn("63", 1, 1)];

    expect([ids(first), ids(second)]).toEqual([[near.id], [far.id]]);
    expect([first.total, second.total]).toEqual([2, 2]);
    const everybody = await members.listIn("ID", 0, 1000);
    expect(ids(everybody)).toEqual(expect.arrayContaining([far.id, near.id, placeless.id]));
    expect(await members.activeIn("ID")).not.toContainEqual(expect.objectContaining({ id: placeless.id }));
  });

  it("leave nothing behind when they are erased", async () => {
    const member = someone({ status: "pending" });
    await members.save(member);

    await members.erase(member.id);

    expect(await members.find(member.id)).toBeUndefined();
    expect(await members.pending()).not.toContain(member.id);
  });
});

describe("an invite", () => {
  it("lets in as many as it was made for, each once however often the link is opened", async () => {
    const { code } = await invites.create({ uses: 2, days: 7, act: randomUUID() });
    const [one, two, three] = [freshChat(), freshChat(), freshChat()];

    const answers = [];
    for (const guest of [one, one, two, three, two]) answers.push(await invites.redeem(code, guest));

    expect(answers).toEqual(["welcome", "welcome", "welcome", "used up", "welcome"]);
  });

  it("is used up by no more than it allows when many come at the same moment", async () => {
    const { code } = await invites.create({ uses: 3, days: 7, act: randomUUID() });

    const answers = await Promise.all(Array.from({ length: 10 }, () => invites.redeem(code, freshChat())));

    expect(answers.filter((answer) => answer === "welcome")).toHaveLength(3);
  });

  it.each(["", "short", "x".repeat(16), "../../members", "a b c d e f g h i"])(
    "cannot be guessed: %j",
    async (code) => {
      expect(await invites.redeem(code, freshChat())).toBe("unknown");
    },
  );

  it("says until when it is valid", async () => {
    expect((await invites.create({ uses: 1, days: 7, act: randomUUID() })).expiresAt).toBe("2026-11-30T12:00:00.000Z");
  });
});

describe("open invites", () => {
  const make = (uses: number, days: number, act: string = randomUUID()) => invites.create({ uses, days, act });

  it("are listed with what is left of them, the one that expires first before the others", async () => {
    const [long, short] = [await make(10, 30), await make(2, 1)];
    await invites.redeem(short.code, freshChat());

    const listed = (await invites.open()).filter(({ code }) => [long.code, short.code].includes(code));

    expect(listed).toEqual([{ ...short, usesLeft: 1 }, long]);
  });

  it("are made once by an update that comes again", async () => {
    const act = randomUUID();
    const first = await make(10, 7, act);
    await invites.redeem(first.code, freshChat());

    expect((await make(10, 7, act)).code).toBe(first.code);
    expect((await invites.open()).find(({ code }) => code === first.code)?.usesLeft).toBe(9);
  });

  it("end once, and let nobody in afterwards", async () => {
    const { code } = await make(10, 7);

    const ends = [await invites.end(code), await invites.end(code)];

    expect(ends).toEqual([true, false]);
    expect(await invites.redeem(code, freshChat())).toBe("unknown");
    expect((await invites.open()).map((invite) => invite.code)).not.toContain(code);
  });
});
