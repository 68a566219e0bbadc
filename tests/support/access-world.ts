import { CONSENT_VERSION, type Member } from "../../src/domain/member.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import { createCheckTasks } from "../../src/redis/check-tasks.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createInvites } from "../../src/redis/invites.ts";
import { keys } from "../../src/redis/keys.ts";
import { createMembers } from "../../src/redis/members.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { OPEN_CONFLICT } from "../unit/data/a-case.ts";
import { aDraft } from "../unit/data/a-referral.ts";
import { SENT } from "../unit/data/referral-ways.ts";
import type { Role } from "./access-table.ts";
import type { Doorway } from "./doorway.ts";
import { ADMIN_ID, DATA_KEY, type TestHouse } from "./house.ts";
import { pagesOf } from "./pages.ts";
import type { Person } from "./person.ts";
import { SEEN_AFTER, seedSources } from "./sources.ts";

const now = () => new Date();
const PLACE = "34.04.01";

/** One of everything that somebody could want to get at. */
export interface Things {
  readonly case: string;
  /** The papers of the case. */
  readonly contract: string;
  readonly session: string;
  readonly meeting: string;
  readonly referral: string;
  readonly rumour: string;
  /** Of the directory; the owner was asked whether it is true. */
  readonly source: string;
  readonly proposal: string;
  readonly invite: string;
  readonly broadcast: string;
  /** A member who is nobody of those who try. */
  readonly member: number;
  /** The version of the case as it stands. */
  readonly seen: number;
}

export interface AccessWorld {
  readonly people: Readonly<Record<Role, Person>>;
  readonly things: Things;
  /** What belonged to the one who was erased. */
  readonly erased: Things;
  /** What this person tried without the right, as often as it is noted. */
  refusalsOf(person: Person): Promise<readonly string[]>;
  /** How many refusals were noted so far. */
  countRefusals(): Promise<number>;
}

/** A house in which somebody owns a case with all its papers, a referral and a rumour, and everybody else has no business with them. */
export async function furnish(house: TestHouse, door: Doorway): Promise<AccessWorld> {
  const redis = await connectRedis([house.redisUrl], () => undefined);
  const members = createMembers(redis, now);
  const sealer = createSealer([DATA_KEY]);
  const stores = createCaseStores({ redis, sealer, now, keepDays: 180 });
  const book = createReferralBook({ redis, sealer, now, keepDays: 180 });
  const directory = createDirectory({ redis, sealer, now });
  let acts = 0;
  const act = () => `furnish-${process.pid}-${acts++}`;

  async function someone(told: Partial<Member> | undefined): Promise<Person> {
    const person = told?.isAdmin ? await house.admin() : await house.someone();
    const consent = { version: CONSENT_VERSION, at: now().toISOString() };
    if (told !== undefined) {
      const { isAdmin: _, ...rest } = told;
      const joined = { id: person.id, language: "id", status: "active", place: PLACE, isReachable: true } as const;
      await members.save({ ...joined, consent, joinedAt: consent.at, ...rest });
    }
    // Opens the chat, and leaves a message whose buttons can be pressed.
    await door.says(person, "/bahasa");
    return person;
  }

  const consenting = await someone(undefined);
  await door.says(consenting, "/start");
  await door.presses(consenting, "language:0");
  const people: Record<Role, Person> = {
    stranger: await someone(undefined),
    consenting,
    pending: await someone({ status: "pending" }),
    suspended: await someone({ status: "suspended" }),
    erased: await someone({}),
    volunteer: await someone({}),
    owner: await someone({}),
    offered: await someone({}),
    coordinator: await someone({ looksAfter: "34.04" }),
    faraway: await someone({ looksAfter: "11.01" }),
    admin: await someone({ isAdmin: true }),
  };
  const member = await someone({});
  const [source, other] = await seedSources(house.redisUrl, [
    { organisation: "Lumbung warga" },
    { organisation: "Rumah beras" },
  ]);
  if (source === undefined || other === undefined) throw new Error("The directory was not seeded.");

  async function things(owner: Person, receiver: Person): Promise<Things> {
    const opening = await stores.cases.open(
      { owner: owner.id, openedAt: Date.now(), title: "land", place: PLACE, situation: OPEN_CONFLICT },
      act(),
    );
    if (opening.kind !== "opened") throw new Error("No case was opened.");
    const { code } = opening.case;
    for (const data of [`contractNew:${code}`, `sessionNew:${code}`, `meetingNew:${code}:0`])
      await door.presses(owner, data);
    const papers = await stores.papers.ofCase(code);
    const paper = (kind: string) => papers.find((one) => one.kind === kind)?.id ?? "";
    const actor = { id: owner.id, role: "volunteer" } as const;
    for (const event of [
      { kind: "note", text: "Kedua pihak mau bertemu lagi." },
      { kind: "help", isUrgent: false },
      { kind: "offer", to: receiver.id, reason: "away" },
    ] as const) {
      await stores.cases.file({ code, event, actor, act: act() });
    }
    let referral = await book.open(
      {
        ...aDraft({
          owner: owner.id,
          startedAt: Date.now(),
          place: PLACE,
          source: { kind: "listed", id: source?.id ?? "" },
        }),
      },
      { need: "Beras 10 kg" },
      act(),
    );
    for (const event of SENT) {
      const filing = await book.file({ code: referral.code, event, actor, act: act() });
      if (filing.kind === "moved") referral = filing.referral;
    }
    const told = { topic: "land", heardAt: "gathering", witness: "heard" } as const;
    const rumour = await stores.rumours.tell({ owner: owner.id, place: PLACE, at: Date.now(), ...told }, act());
    const found = await stores.cases.find(code);
    const { organisation: _, ...rest } = other ?? source ?? ({} as never);
    const { id: _id, quality: _quality, ...proposed } = { ...rest, organisation: `Dapur ${owner.id}` };
    const proposal = await directory.propose(proposed, owner.id, act());
    return {
      ...{ case: code, contract: paper("contract"), session: paper("session"), meeting: paper("meeting") },
      ...{ referral: referral.code, rumour: rumour.id, source: source?.id ?? "", proposal: proposal.id },
      ...{ invite, broadcast, member: member.id, seen: found?.version ?? 0 },
    };
  }

  const { code: invite } = await createInvites(redis, now).create({ uses: 10, days: 7, act: act() });
  const broadcast = (await createCampaignBook({ redis, sealer, now, keepDays: 180 }).open(ADMIN_ID, act())).campaign.id;
  const erased = await things(people.erased, people.volunteer);
  await door.says(people.erased, "/hapus");
  await door.presses(people.erased, "erase:1");
  await door.says(people.erased, "/bahasa");
  const owned = await things(people.owner, people.offered);
  await directory.report({ source: source.id, wrong: "wrong_hours", by: people.volunteer.id, at: Date.now() });
  const tasks = createCheckTasks(redis);
  await tasks.assign({ source: source.id, person: people.owner.id, askedAt: Date.now(), asked: [people.owner.id] });
  await tasks.markSent(source.id, people.owner.id);
  // The bot looks for what others have put into the directory every two seconds.
  await new Promise((resolve) => setTimeout(resolve, SEEN_AFTER));

  const audit = createAudit(redis, now);
  return {
    people,
    things: owned,
    erased,
    async refusalsOf({ id }) {
      const refused = (await pagesOf(audit.entries("refusals"))).flat();
      return refused.filter(({ who }) => who === id).map(({ what }) => what);
    },
    countRefusals: async () => Number(await redis.command(keys.auditRefusals, "XLEN", keys.auditRefusals)),
  };
}
