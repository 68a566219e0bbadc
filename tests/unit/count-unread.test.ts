import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Audience, MemberFacts } from "../../src/domain/audience.ts";
import { countUnreadOfEach, createUnreadCounter } from "../../src/domain/count-unread.ts";
import { anyFacts, UPDATES } from "./data/an-audience.ts";
import { pagesOf } from "./data/any-members.ts";

const anyPeople = fc.uniqueArray(anyFacts, { selector: ({ member }) => member.id, maxLength: 30 });

/** As the audience is read: who has read an update is known only where the audience asks for it. */
function readerOf(people: readonly MemberFacts[]) {
  const facts = ({ hasNotRead }: Audience) =>
    pagesOf(
      people.map((one) => ({ ...one, readUpdates: one.readUpdates.filter((id) => id === hasNotRead) })),
      7,
    );
  const readAmong = async (subject: string, ids: readonly number[]) =>
    new Set(
      people
        .filter(({ member, readUpdates }) => ids.includes(member.id) && readUpdates.includes(subject))
        .map(({ member }) => member.id),
    );
  return { audience: { facts }, receipts: { readAmong } };
}

describe("who has not read an update", () => {
  it("is counted for many at once as a reminder of each would reach them", async () => {
    await fc.assert(
      fc.asyncProperty(anyPeople, async (people) => {
        const house = readerOf(people);
        const countOne = createUnreadCounter(house.audience, () => 0);

        const all = await countUnreadOfEach(UPDATES, house);

        for (const id of UPDATES) {
          const places = await countOne({ hasNotRead: id }, true);
          expect(all.get(id)).toBe([...places.values()].reduce((sum, count) => sum + count, 0));
        }
      }),
    );
  });

  it("walks through nobody when there is no update", async () => {
    const facts = () => {
      throw new Error("Nobody needs to be read.");
    };

    expect(await countUnreadOfEach([], { audience: { facts }, receipts: readerOf([]).receipts })).toEqual(new Map());
  });
});
