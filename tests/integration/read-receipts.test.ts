import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DONE, type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import { freshChat } from "../support/scripted-intake.ts";

let test: TestCampaigns;
beforeAll(async () => {
  test = await testCampaigns();
});
afterAll(() => test.redis.close());

const freshUpdate = () => `u${freshChat()}`;

describe("who has read what", () => {
  it("is noted once for a person, and counted", async () => {
    const [update, one, other] = [freshUpdate(), freshChat(), freshChat()];

    const isNew = [await test.receipts.note(update, one), await test.receipts.note(update, one)];
    await test.receipts.note(update, other);

    expect(isNew).toEqual([true, false]);
    expect(await test.receipts.count(update)).toBe(2);
    expect(await test.receipts.count(freshUpdate())).toBe(0);
  });

  it("is told of many people at once", async () => {
    const update = freshUpdate();
    const people = Array.from({ length: 2500 }, freshChat);
    const readers = people.filter((_, index) => index % 250 === 7);
    for (const reader of readers) await test.receipts.note(update, reader);

    const found = await test.receipts.readAmong(update, people);

    expect([...found]).toEqual(readers);
    expect(await test.receipts.readAmong(update, [])).toEqual(new Set());
  });

  it("is told of one person, and forgotten with the person", async () => {
    const { campaign } = await test.after(...DONE);
    const [update, person, other] = [freshUpdate(), freshChat(), freshChat()];
    for (const subject of [campaign.id, update]) {
      await test.receipts.note(subject, person);
      await test.receipts.note(subject, other);
    }

    const before = await test.receipts.readBy(person);
    await test.receipts.forget(person);

    expect(before.toSorted()).toEqual([campaign.id, update].toSorted());
    expect(await test.receipts.readBy(person)).toEqual([]);
    expect((await test.receipts.readBy(other)).toSorted()).toEqual([campaign.id, update].toSorted());
  });

  it.each(["", "u", "u0", "u-7", "K7M2QA", "k7m2qx", "x}:y", "u1}", "U1"])(
    "is not kept of what cannot be read (%s)",
    async (subject) => {
      await expect(test.receipts.note(subject, 1)).rejects.toThrow(RangeError);
      await expect(test.receipts.readAmong(subject, [1])).rejects.toThrow(RangeError);
      await expect(test.receipts.count(subject)).rejects.toThrow(RangeError);
    },
  );
});
