import fc from "fast-check";
import type { CallbackQuery } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMS, type PressName } from "../../src/telegram/callback-data.ts";
import { dataAbout } from "../support/access-data.ts";
import type { Role } from "../support/access-table.ts";
import { type AccessWorld, furnish } from "../support/access-world.ts";
import { startBot } from "../support/bot-process.ts";
import { type Doorway, type Heard, openDoorway } from "../support/doorway.ts";
import { useHouse } from "../support/house.ts";
import { type Kept, openKept } from "../support/kept.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const NAMES = Object.keys(FORMS) as readonly PressName[];
const NOT_FOUND = /tidak menemukan/;
const SYMBOLS = Array.from("0123456789abcdefghijklmnopqrstuvwxyzK7M2QTWXY:.-_ %\u0000\u202e💥");

/** What somebody does to data that a real button carries. */
const mutations: fc.Arbitrary<(data: string, other: string) => string> = fc.oneof(
  fc.tuple(fc.nat(70), fc.constantFrom(...SYMBOLS)).map(
    ([at, symbol]) =>
      (data: string) =>
        data.slice(0, at) + symbol + data.slice(at),
  ),
  fc.tuple(fc.nat(70), fc.constantFrom(...SYMBOLS)).map(
    ([at, symbol]) =>
      (data: string) =>
        data.slice(0, at) + symbol + data.slice(at + 1),
  ),
  fc.nat(70).map((at) => (data: string) => data.slice(0, at) + data.slice(at + 1)),
  fc.tuple(fc.nat(6), fc.nat(6)).map(
    ([one, two]) =>
      (data: string) =>
        swapped(data.split(":"), one + 1, two + 1).join(":"),
  ),
  // The fields of another button behind this name, and the other way round.
  fc.constant((data: string, other: string) => [data.split(":")[0], ...other.split(":").slice(1)].join(":")),
  fc.constant((data: string, other: string) => `${data}:${other}`),
  fc.constant((data: string) => data.toUpperCase()),
  fc.string({ maxLength: 64 }).map((text) => (data: string) => `${data.split(":")[0]}:${text}`),
);

describe("a press that the bot never offered", () => {
  const house = useHouse({ mode: "webhook" });
  const stored = useStore(house);
  let door: Doorway;
  let world: AccessWorld;
  let kept: Kept;
  beforeAll(async () => {
    door = openDoorway(house);
    world = await furnish(house, door);
    kept = await openKept(house.redisUrl);
    await kept.remember();
  });
  afterAll(() => kept.close());

  /** Everything of other people: their records, and what they own. */
  const others = async (self: Person) =>
    [...(await kept.digest())].filter(([key]) => !key.startsWith(`{chat:${self.id}}`) && !isOwn(key)).toSorted();
  const isOwn = (key: string) => {
    const { things } = world;
    const theirs = [things.case, things.referral, things.rumour, things.broadcast, things.invite, things.source];
    const isTheirs =
      theirs.some((code) => key.includes(code)) || /\{(sources|members|guidance|invites)\}|\{chat:/.test(key);
    return !isTheirs;
  };
  const seen = ({ shown, toast }: Heard) => [toast ?? "", ...shown].join("\n");
  const whole = (data: string) => (Buffer.byteLength(data) <= 64 ? data : data.slice(0, 20));

  it.each(["volunteer", "pending", "stranger", "faraway"] as const)(
    "made from real data of another by a %s is answered, and changes nothing of anybody else",
    async (role) => {
      const self = world.people[role];
      const before = await others(self);
      const forged = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), mutations);

      await fc.assert(
        fc.asyncProperty(forged, async ([name, other, mutate]) => {
          const data = whole(mutate(dataAbout(name, world.things), dataAbout(other, world.things)));
          const heard = await door.presses(self, data);
          expect([data, heard.status, typeof heard.toast]).toEqual([data, 200, "string"]);
          await kept.putTalkBack(self.id);
        }),
        { numRuns: 80 },
      );

      const after = await others(self);
      // A report, a place of one's own, a case of one's own: what they may do stands in keys of many.
      const mayChange = /\{sources\}:(reports|complaints|proposals)|\{members\}:(roll|places|group|ids)/;
      const changed = new Map(before);
      expect(after.filter(([key, value]) => changed.get(key) !== value && !mayChange.test(key))).toEqual([]);
      expect(before.filter(([key]) => !new Map(after).has(key))).toEqual([]);
      await kept.putBack([self.id]);
    },
  );

  const group = { id: -1_001_234_567_890, type: "supergroup", title: "Relawan" } as const;
  const channel = { id: -1_009_876_543_210, type: "channel", title: "Kabar" } as const;
  const strange: readonly (readonly [string, (query: CallbackQuery) => object])[] = [
    ["in a group", ({ message }) => ({ message: { ...message, chat: group } })],
    ["in a channel", ({ message }) => ({ message: { ...message, chat: channel, sender_chat: channel } })],
    ["on a message that was sent by way of the bot", () => ({ message: undefined, inline_message_id: "AAA" })],
    [
      "on a message that is gone",
      ({ message }) => ({ message: { message_id: message?.message_id, chat: group, date: 0 } }),
    ],
  ];
  it.each(strange)("%s closes no case, also not for its owner", async (_, more) => {
    const before = await kept.digest();

    const heard = await door.presses(world.people.owner, `caseClosed:${world.things.case}:0`, more);

    expect(heard.status).toBe(200);
    expect(await kept.changedSince(before)).toEqual([]);
  });

  it("in somebody else's chat is done with the right of who presses", async () => {
    const { owner, volunteer } = world.people;
    const before = await kept.digest();

    const heard = await door.presses(owner, `caseClosed:${world.things.case}:0`, () => ({ from: volunteer.self.user }));

    expect(heard.status).toBe(200);
    expect(await kept.changedSince(before)).toEqual([]);
  });

  it("is no press when it stands in a message, whoever it names as the sender", async () => {
    const { owner, volunteer, admin } = world.people;
    const before = await kept.digest();

    await door.says(volunteer, { text: `caseClosed:${world.things.case}:0`, via_bot: house.playground.world.bot });
    await kept.putTalkBack(volunteer.id);
    await door.says(volunteer, {
      text: `/kasus ${world.things.case}`,
      sender_chat: { ...group, id: owner.id } as never,
    });
    await door.says(volunteer, {
      text: "/anggota",
      forward_origin: { type: "user", date: 1, sender_user: admin.self.user },
    });

    expect(await kept.changedSince(before)).toEqual([]);
    expect(volunteer.messages().filter(({ text }) => /Tanah dan batas|Anggota$/.test(text ?? ""))).toEqual([]);
  });

  it("that comes again is not done again: at once, after what it changed was changed back, and after a restart", async () => {
    const { owner } = world.people;
    const entries = async () =>
      (await stored.everything()).split("\n").filter((line) => line.startsWith(`{case:${world.things.case}}:log`));
    await door.presses(owner, `caseClosed:${world.things.case}:0`);
    const closing = door.latest();
    await door.presses(owner, `caseReopen:${world.things.case}`);
    const reopened = await entries();

    const soon = await door.again(owner, closing);
    await house.bot.stop();
    house.bot = await startBot(house.environment);
    const later = await door.again(owner, closing);

    // A bot that starts, or sweeps, tells the owner other things at moments of its own.
    const closings = [...soon.shown, ...later.shown].filter((text) => text.includes("Kasus ditutup"));
    expect([soon.status, later.status, closings]).toEqual([200, 200, []]);
    expect(await entries()).toEqual(reopened);
    await kept.putBack([owner.id]);
  });

  it("of a case that has gone into other hands, or whose volunteer has erased everything, finds nothing", async () => {
    const { owner, offered, erased } = world.people;
    await door.presses(offered, `offerAccept:${world.things.case}`);
    const before = await kept.digest();

    const former = await door.presses(owner, dataAbout("caseClosed", world.things));
    const left = await door.presses(erased, dataAbout("caseClosed", world.erased));

    expect(seen(former)).toMatch(NOT_FOUND);
    expect(seen(left)).toMatch(NOT_FOUND);
    expect(await kept.changedSince(before)).toEqual([]);
    await kept.putBack([owner.id, offered.id]);
  });

  const handedOver = () => door.presses(world.people.offered, `offerAccept:${world.things.case}`);
  const change = (role: Role, fields: Readonly<Record<string, string>>) =>
    stored.setMember(world.people[role].id, fields);
  const none = () => Promise.resolve();
  const admits = () => change("volunteer", { isAdmin: "1" });
  const dismisses = () => change("volunteer", { isAdmin: "" });
  const without: readonly (readonly [PressName, Role, () => Promise<unknown>, () => Promise<unknown>])[] = [
    ["caseNote", "owner", none, handedOver],
    ["callWrite", "owner", none, handedOver],
    ["contractWrite", "owner", none, handedOver],
    ["sessionWrite", "owner", none, handedOver],
    ["meetingWrite", "owner", none, handedOver],
    ["rumourWrite", "owner", none, () => change("owner", { status: "suspended" })],
    ["propose", "volunteer", none, () => change("volunteer", { status: "suspended" })],
    ["callAnswer", "coordinator", none, () => change("coordinator", { looksAfter: "" })],
    ["referralWrite", "coordinator", none, () => change("coordinator", { looksAfter: "11.01" })],
    ["broadcastWrite", "volunteer", admits, dismisses],
    ["entryEdit", "volunteer", admits, dismisses],
    ["directorySearch", "volunteer", admits, dismisses],
  ];
  it.each(without)(
    "%s: words that are typed once the right is gone are kept nowhere",
    async (name, role, before, gone) => {
      const person = world.people[role];
      await before();
      const asked = await door.presses(person, dataAbout(name, world.things));
      expect(seen(asked)).not.toMatch(NOT_FOUND);
      await gone();
      const standing = await kept.digest();

      const heard = await door.says(person, "Dapur umum di balai desa");

      expect(heard.shown.length).toBeGreaterThan(0);
      expect(await kept.changedSince(standing)).toEqual([]);
      expect(await stored.everything()).not.toContain("Dapur umum");
      await kept.putBack([person.id, world.people.offered.id]);
    },
  );

  it.each([
    ["case", (code: string) => `case:${code}`, "22222"],
    ["referral", (code: string) => `referral:${code}`, "222222"],
    ["rumour", (id: string) => `rumour:${id}`, "a".repeat(12)],
    ["letter", (code: string) => `letter:${code}:0`, "222222"],
    ["offer", (code: string) => `offer:${code}`, "22222"],
  ] as const)("says the same of a %s that is there and of one that nobody has", async (kind, data, nobodys) => {
    const { things, people } = world;
    const real =
      kind === "rumour" ? things.rumour : kind === "referral" || kind === "letter" ? things.referral : things.case;

    const there = await door.presses(people.volunteer, data(real));
    const nowhere = await door.presses(people.volunteer, data(nobodys));

    expect(seen(there).replaceAll(real, "?")).toBe(seen(nowhere).replaceAll(nobodys, "?"));
    expect(seen(there)).toMatch(/tidak menemukan|tidak ada padaku/);
  });
});

function swapped(texts: readonly string[], one: number, two: number): readonly string[] {
  return texts.map((text, at) => (at === one ? (texts[two] ?? text) : at === two ? (texts[one] ?? text) : text));
}
