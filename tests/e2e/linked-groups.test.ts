import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Announcements } from "../../src/domain/announcement.ts";
import type { LinkedGroups } from "../../src/domain/linked-group.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createGroupStores } from "../../src/redis/group-stores.ts";
import { createMembers } from "../../src/redis/members.ts";
import { connectQueues } from "../../src/redis/queue-connection.ts";
import { createAnnouncements } from "../../src/reminders/announce.ts";
import { createReminderQueue } from "../../src/reminders/queue.ts";
import { actsIn, refusalsOf } from "../support/admin-world.ts";
import { testCases } from "../support/case-book.ts";
import { joins, laterOn } from "../support/house.ts";
import { useMonday } from "../support/monday-house.ts";
import type { Person } from "../support/person.ts";
import { until } from "../support/until.ts";
import { COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const DAY = 24 * 3_600_000;
const SLEMAN = "34.04";
/** Jobs wait in Redis for the process that was killed to be given up. */
const within = 20_000;

describe("a group that is linked to a place", () => {
  const monday = useMonday();
  const { house } = monday;
  let opened: { readonly groups: LinkedGroups; readonly announcing: Announcements } | undefined;
  const groups = laterOn(() => opened?.groups);
  const announcing = laterOn(() => opened?.announcing);
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });
  beforeAll(async () => {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const stores = createGroupStores(redis, () => new Date());
    const queues = connectQueues([house.redisUrl], () => undefined);
    const queue = createReminderQueue(queues);
    closing.push(
      () => queue.close(),
      async () => queues.close(),
      () => redis.close(),
    );
    const members = createMembers(redis, () => new Date());
    opened = { groups: stores.groups, announcing: createAnnouncements({ ...stores, members, queue }) };
  });

  const groupOf = (...members: readonly Person[]) =>
    house.playground.group(
      "Koordinator",
      members.map(({ self }) => self),
    );
  const types = (who: Person, text: string, chatId: number) => who.types(text, { chatId });
  const saidIn = (group: number, who: Person) =>
    who.self.messages(group).flatMap(({ from, text }) => (from?.is_bot ? [text ?? ""] : []));
  async function appoint(id: number, area: string | undefined): Promise<void> {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await createMembers(redis, () => new Date()).appoint(id, area, `${id}.${area}`);
    await redis.close();
  }
  async function linkedBy(who: Person): Promise<number> {
    const group = groupOf(who);
    await types(who, "/hubungkan", group);
    await who.sees(/sekarang terhubung dengan Kabupaten Sleman/);
    return group;
  }
  const settled = () => until(() => house.playground.pendingUpdates() === 0);

  it("hears of a referral that nobody answered by its code, and the button opens it for whom it concerns alone", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const ani = await monday.volunteer();
    const badu = await monday.volunteer();
    const group = groupOf(coordinator, badu);
    await types(coordinator, "/hubungkan", group);
    await coordinator.sees(/sekarang terhubung dengan Kabupaten Sleman[\s\S]*hanya menulis kode/);
    const startedAt = MONDAY_MORNING - 30 * DAY;
    const { code } = await monday.referrals.after(ani, [COMPLETE.consent, COMPLETE.send], { startedAt });
    for (const number of [0, 1]) await monday.referrals.book.noteReminder(code, number, startedAt + (number + 3) * DAY);

    await monday.startsAt(MONDAY_MORNING);

    const word = await badu.sees(new RegExp(`^⏰ Rujukan ${code} lama tanpa kabar\\.$`), { within });
    expect(badu.buttons(word)).toEqual([`📨 Buka rujukan ${code}`]);
    expect(word.message?.reply_markup?.inline_keyboard).toMatchObject([
      [{ url: `https://t.me/${house.playground.botUsername}?start=r-${code}` }],
    ]);
    await coordinator.starts(`r-${code}`);
    await coordinator.sees(new RegExp(`${code}[\\s\\S]*Dipegang relawan lain`));
    await badu.starts(`r-${code}`);
    const refused = await badu.sees(new RegExp(code));
    await badu.starts("r-K7M2QX");
    const unknown = await badu.sees(/K7M2QX/);
    expect(refused.text.replace(code, "K7M2QX")).toBe(unknown.text);
  });

  it("hears of a case by its code, and whoever only guesses one learns nothing and is noted", async () => {
    const coordinator = await monday.coordinator("73.71");
    const [ani, badu] = [await monday.volunteer(), await monday.volunteer()];
    const group = groupOf(coordinator, badu);
    await types(coordinator, "/hubungkan", group);
    await coordinator.sees(/sekarang terhubung dengan Kota Makassar/);
    const book = await testCases(house.redisUrl);
    const { code } = await book.opens({ id: ani.id, role: "volunteer" }, { place: "73.71.01" });
    const what = { kind: "help asked", case: code, isUrgent: true } as const;

    await announcing.announce("73.71.01", what, "asked");

    const word = await badu.sees(new RegExp(`^🔴 Mendesak: ada permintaan bantuan untuk kasus ${code}\\.$`), {
      within,
    });
    expect(badu.buttons(word)).toEqual([`📂 Buka kasus ${code}`]);
    await coordinator.starts(`k-${code}`);
    await coordinator.sees(new RegExp(`${code}[\\s\\S]*Mariso`));
    await badu.starts(`k-${code}`);
    const refused = await badu.sees(new RegExp(code));
    await badu.starts("k-K7M2Q");
    const unknown = await badu.sees(/K7M2Q/);
    expect(refused.text.replace(code, "K7M2Q")).toBe(unknown.text);
    expect(await refusalsOf(house, badu.id)).toEqual(["kasus"]);
  });

  it("is linked to one place only, can be linked anew, and let go by the same people", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const group = await linkedBy(coordinator);

    await types(coordinator, "/hubungkan", group);
    await coordinator.sees(/sudah terhubung dengan Kabupaten Sleman/);
    await appoint(coordinator.id, "34");
    await types(coordinator, "/link", group);
    await coordinator.sees(/pindah daerah: dulu Kabupaten Sleman, sekarang Daerah Istimewa Yogyakarta/);
    await types(coordinator, "/putuskan", group);
    await coordinator.sees(/tidak lagi terhubung dengan Daerah Istimewa Yogyakarta/);
    await types(coordinator, "/unlink", group);
    await coordinator.sees(/tidak terhubung dengan daerah mana pun/);

    await settled();
    const noted = (await actsIn(house)).filter(({ who }) => who === coordinator.id);
    expect(noted.map(({ what, about }) => [what, about])).toEqual([
      ["group.link", SLEMAN],
      ["group.link", SLEMAN],
      ["group.link", "34"],
      ["group.unlink", "34"],
    ]);
  });

  it("is not linked by anybody else, and the group hears nothing of who is what", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const volunteer = await monday.volunteer();
    const admin = await house.admin();
    await joins(admin);
    const group = groupOf(volunteer, coordinator, admin);
    house.playground.promote(group, admin.self, "administrator");

    for (const someone of [volunteer, coordinator, admin]) {
      for (const command of ["/hubungkan", "/putuskan"]) {
        await types(someone, command, group);
        await someone.sees(/admin grup ini yang juga koordinator aktif/);
      }
    }
    await admin.sees(/belum koordinator[\s\S]*\/anggota/);

    await settled();
    expect(new Set(saidIn(group, volunteer)).size).toBe(1);
    expect(await refusalsOf(house, volunteer.id)).toEqual(["hubungkan", "putuskan"]);
    expect(await refusalsOf(house, coordinator.id)).toEqual([]);
    expect(await groups.find(group)).toBeUndefined();
  });

  it("tells an anonymous admin, and one whom Telegram does not show, what to do", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const group = groupOf(coordinator);
    const anonymous = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
    const { chat } = house.playground.world.chat(group);

    coordinator.self.send(
      {
        text: "/hubungkan@juru_damai_bot",
        entities: [{ type: "bot_command", offset: 0, length: 25 }],
        sender_chat: chat,
        from: anonymous,
      },
      group,
    );
    await coordinator.sees(/Matikan dulu mode anonimmu/);
    const description = "member list is inaccessible";
    house.playground.inject({ kind: "badRequest", method: "getChatMember", description });
    await types(coordinator, "/hubungkan", group);
    await coordinator.sees(/Jadikan aku admin grup sebentar/);

    expect(await groups.find(group)).toBeUndefined();
  });

  it("counts among three of a place, but not when the right of who linked it is gone", async () => {
    const [first, next] = [await monday.coordinator("51.71"), await monday.coordinator("51.71")];
    for (let count = 0; count < 3; count++) {
      await types(first, "/hubungkan", groupOf(first));
      await first.sees(/sekarang terhubung dengan Kota Denpasar/);
    }
    const another = groupOf(next);

    await types(next, "/hubungkan", another);
    await next.sees(/sudah punya 3 grup, dan itu batasnya/);
    await appoint(first.id, undefined);
    await types(next, "/hubungkan", another);

    await next.sees(/sekarang terhubung dengan Kota Denpasar/);
    expect(await groups.of(first.id)).toEqual([]);
  });

  it("is followed when it becomes a supergroup, and let go when the bot is removed from it", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const group = await linkedBy(coordinator);

    const supergroup = coordinator.self.upgradeGroup(group);
    await until(async () => (await groups.find(supergroup))?.place === SLEMAN);
    expect(await groups.find(group)).toBeUndefined();

    coordinator.self.removeBot(supergroup);
    await until(async () => (await groups.find(supergroup)) === undefined);
  });

  it("is told of in the data of who linked it, and goes with that person", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const group = await linkedBy(coordinator);

    await coordinator.types("/dataku");
    const file = await coordinator.sees(/semua yang tersimpan/);
    const { linkedGroups } = JSON.parse(coordinator.downloads(file).toString());
    expect(linkedGroups).toMatchObject([{ group, place: { code: SLEMAN, name: "Kabupaten Sleman" } }]);
    await coordinator.types("/hapus");
    await coordinator.presses(/Ya, hapus/);
    await coordinator.sees(/dihapus|terhapus/i);

    await until(async () => (await groups.find(group)) === undefined);
  });

  it("gets no talk: whoever asks there is shown the way to a private chat, and there the way to the group", async () => {
    const coordinator = await monday.coordinator(SLEMAN);
    const group = await linkedBy(coordinator);

    await types(coordinator, "/panduan", group);
    await coordinator.sees(/bicaralah denganku berdua/);
    expect(coordinator.self.commands(group).map(({ command }) => command)).toEqual(["hubungkan", "putuskan"]);
    await coordinator.types("/hubungkan");
    await coordinator.sees(/diketik di dalam grup/);

    expect(saidIn(group, coordinator)).toHaveLength(2);
    expect(await monday.stored.hasTalk(group)).toBe(false);
  });
});
