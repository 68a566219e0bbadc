import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAudienceReader } from "../../src/broadcast/audience-reader.ts";
import { type Audience, isIn, type MemberFacts } from "../../src/domain/audience.ts";
import type { Member } from "../../src/domain/member.ts";
import type { Referral } from "../../src/domain/referral.ts";
import { anyAudiences, anyFacts, CONSENT } from "./data/an-audience.ts";

const ADMIN = 9;

const aMember = (id: number, told: Partial<Member> = {}): Member => ({
  ...{ id, language: "id", status: "active", consent: CONSENT, isReachable: true },
  ...told,
});

interface World {
  readonly pages?: readonly (readonly Member[])[];
  readonly open?: readonly Pick<Referral, "owner" | "state">[];
  readonly read?: Readonly<Record<string, readonly number[]>>;
}

/** `asked`: what was read beside the members. */
function readerOf({ pages = [], open = [], read = {} }: World) {
  const asked: string[] = [];
  const reader = createAudienceReader({
    members: {
      async *everyone() {
        yield* pages;
      },
    },
    book: {
      async openIn() {
        asked.push("referrals");
        return open as readonly Referral[];
      },
    },
    receipts: {
      async readAmong(subject, people) {
        asked.push(`${subject} among ${people.length}`);
        return new Set(read[subject]?.filter((id) => people.includes(id)));
      },
    },
    adminIds: [ADMIN],
  });
  return { ...reader, asked };
}

async function factsOf(reader: ReturnType<typeof readerOf>, audience: Audience, after?: number) {
  const all: MemberFacts[] = [];
  for await (const page of reader.facts(audience, after)) all.push(...page);
  return all;
}

describe("the reader of an audience", () => {
  it("tells as what each person acts, also who is an admin by the settings", async () => {
    const members = [aMember(1), aMember(2, { looksAfter: "34" }), aMember(3, { isAdmin: true }), aMember(ADMIN)];
    const facts = await factsOf(readerOf({ pages: [members] }), {});

    expect(facts.map(({ role }) => role)).toEqual(["volunteer", "coordinator", "admin", "admin"]);
  });

  it("reads neither referrals nor receipts when the audience does not ask about them", async () => {
    const reader = readerOf({ pages: [[aMember(1)]] });

    await reader.count({ places: ["34"], language: "id" });

    expect(reader.asked).toEqual([]);
  });

  it("finds who has open referrals, however many", async () => {
    const open = [1, 1, 3].map((owner) => ({ owner, state: "terkirim" as const }));
    const reader = readerOf({ pages: [[aMember(1), aMember(2)], [aMember(3)]], open });

    const facts = await factsOf(reader, { hasOpenReferrals: true });

    expect(facts.map(({ openReferrals }) => openReferrals)).toEqual([2, 0, 1]);
    expect(reader.asked).toEqual(["referrals"]);
  });

  it("asks about readers of an update a page at a time", async () => {
    const reader = readerOf({ pages: [[aMember(1), aMember(2)], [aMember(3)]], read: { u1: [2, 3] } });

    const count = await reader.count({ hasNotRead: "u1" });

    expect(count).toMatchObject({ recipients: 1, outside: 2 });
    expect(reader.asked).toEqual(["u1 among 2", "u1 among 1"]);
  });

  it("goes on above an id, and gives no empty page", async () => {
    const reader = readerOf({
      pages: [
        [aMember(1), aMember(2)],
        [aMember(3), aMember(5)],
      ],
    });

    const facts = await factsOf(reader, {}, 3);

    expect(facts.map(({ member }) => member.id)).toEqual([5]);
  });

  it("counts whom the audience holds, each once, whatever it asks about", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAudiences.map(withoutRoles),
        fc.uniqueArray(anyFacts, { selector: ({ member }) => member.id }),
        async (...drawn) => {
          const [audience, people] = drawn;
          const sorted = people.toSorted((one, other) => one.member.id - other.member.id);
          const members = sorted.map(({ member }) => member);
          const open = people.flatMap(({ member, openReferrals }) =>
            Array.from({ length: openReferrals }, () => ({ owner: member.id, state: "diterima" as const })),
          );
          const readersOf = (update: string) =>
            people.filter(({ readUpdates }) => readUpdates.includes(update)).map(({ member }) => member.id);
          const reader = readerOf({
            pages: [members.slice(0, 3), members.slice(3)],
            open,
            read: { u1: readersOf("u1"), u2: readersOf("u2") },
          });

          const { recipients } = await reader.count(audience);

          expect(recipients).toBe(people.filter((facts) => isIn(audience, facts)).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  function withoutRoles(audience: Audience): Audience {
    const { roles: _, ...rest } = audience;
    return rest;
  }
});
