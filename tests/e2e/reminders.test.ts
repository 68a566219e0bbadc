import { describe, expect, it } from "vitest";
import type { ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { joins } from "../support/house.ts";
import { useMonday } from "../support/monday-house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { seedSources } from "../support/sources.ts";
import { COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SENT = [COMPLETE.consent, COMPLETE.send];
/** Jobs wait in Redis for the process that was killed to be given up. */
const within = 20_000;

/** Sent long enough ago that an answer was due an hour before the clock of the house began. */
const OVERDUE: Partial<ReferralDraft> = {
  startedAt: MONDAY_MORNING - 3 * DAY - HOUR,
  source: { kind: "typed", name: "Dapur umum" },
};

describe("an overdue referral", () => {
  const monday = useMonday();
  it("is asked about when the bot starts, and one tap on the question moves it", async () => {
    const ani = await monday.volunteer();
    const { code } = await monday.referrals.after(ani, SENT, OVERDUE);
    await monday.startsAt(MONDAY_MORNING);

    const question = await ani.sees(new RegExp(`⏰ Rujukan ${code}: sudah ada kabar`), { within });
    await ani.presses(/Mereka menanggapi/, { on: question });

    await ani.sees(new RegExp(`${code}[\\s\\S]*Sudah ditanggapi`));
    expect(await monday.stateOf(code)).toBe("diakui");
  });

  it("takes 'no news yet' as an answer, and asks again later", async () => {
    const ani = await monday.volunteer();
    const { code } = await monday.referrals.after(ani, SENT, OVERDUE);
    await monday.startsAt(MONDAY_MORNING);

    const question = await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within });
    await ani.presses(/Belum ada kabar/, { on: question });
    await ani.sees(new RegExp(code));

    expect((await monday.referrals.book.find(code))?.noNewsAt).toBeDefined();
    await monday.startsAt(MONDAY_MORNING + 4 * DAY);
    await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within });
  });

  it("whose buttons are old says what has changed, and changes nothing", async () => {
    const ani = await monday.volunteer();
    const { code } = await monday.referrals.after(ani, SENT, OVERDUE);
    await monday.startsAt(MONDAY_MORNING);
    const question = await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within });
    const actor = { id: 9001, role: "admin" } as const;
    for (const event of [COMPLETE.acknowledge, COMPLETE.accept] as const) {
      await monday.referrals.book.file({ code, event, actor, act: `admin-${code}-${event.kind}` });
    }

    await ani.presses(/Ditolak/, { on: question });

    await ani.sees(new RegExp(`${code}[\\s\\S]*Disanggupi`));
    expect(await monday.stateOf(code)).toBe("diterima");
  });

  it("comes before the coordinator of the place when its owner stays silent, who moves it", async () => {
    const ani = await monday.volunteer();
    const coordinator = await monday.coordinator("34.04");
    const { code } = await monday.referrals.after(ani, SENT, OVERDUE);
    for (const days of [0, 3]) {
      // So that what is seen next is a word of this day, not that of the last one.
      await monday.stored.settled(ani);
      await monday.startsAt(MONDAY_MORNING + days * DAY);
      await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within });
    }
    await coordinator.seesNothingOf(new RegExp(code));
    await monday.startsAt(MONDAY_MORNING + 6 * DAY);

    const call = await coordinator.sees(new RegExp(`📣 Rujukan ${code}[\\s\\S]*Sleman`), { within });
    await coordinator.presses(/Mereka menanggapi/, { on: call });

    await coordinator.sees(new RegExp(`${code}[\\s\\S]*Sudah ditanggapi`));
    expect(await monday.stateOf(code)).toBe("diakui");
  });
});

describe("a referral that was saved and never sent", () => {
  const monday = useMonday();
  it("is brought before its owner alone; two taps send it, and its own deadline begins", async () => {
    const ani = await monday.volunteer();
    const coordinator = await monday.coordinator("34.04");
    const { code } = await monday.referrals.after(ani, [], OVERDUE);
    await monday.startsAt(MONDAY_MORNING);

    const question = await ani.sees(new RegExp(`${code} belum dikirim: sudah tanya orangnya`), { within });
    await ani.presses(/Orangnya setuju/, { on: question });
    await ani.presses(/Kirim rujukan/);
    await expect.poll(() => monday.stateOf(code)).toBe("terkirim");

    await monday.startsAt(MONDAY_MORNING + 2 * DAY);
    await ani.seesNothingOf(new RegExp(`${code}.*(belum dikirim|sudah ada kabar)`), 1500);
    await monday.startsAt(MONDAY_MORNING + 3 * DAY + HOUR);
    await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within });
    expect(coordinator.messages().filter(({ text }) => text?.includes(code))).toEqual([]);
  });

  it("can be let go in two taps, and is not asked about again", async () => {
    const ani = await monday.volunteer();
    const { code } = await monday.referrals.after(ani, [], OVERDUE);
    await monday.startsAt(MONDAY_MORNING);

    const question = await ani.sees(new RegExp(`${code} belum dikirim`), { within });
    await ani.presses(/Batalkan/, { on: question });
    await ani.sees(/Kenapa/);
    await ani.presses("Sudah terpenuhi dari tempat lain");

    await expect.poll(() => monday.stateOf(code)).toBe("dibatalkan");
    await monday.startsAt(MONDAY_MORNING + 4 * DAY);
    await ani.seesNothingOf(new RegExp(`${code} belum dikirim`), 1500);
  });
});

describe("a bot killed with kill -9 between a move and its reminder", () => {
  const monday = useMonday();

  it("reminds all the same once it runs again", async () => {
    const ani = await monday.volunteer();
    // Sent almost a day ago, in an emergency: the deadline comes in ten seconds.
    const startedAt = MONDAY_MORNING - DAY + 10_000;
    const need = { category: "medicine", urgency: "emergency" } as const;
    const { code } = await monday.referrals.after(ani, SENT, { ...OVERDUE, startedAt, need });
    await monday.startsAt(MONDAY_MORNING);
    await ani.types(`/rujukan ${code}`);
    await ani.presses(/Mereka menanggapi/);
    await ani.sees(/Sudah ditanggapi/);
    await ani.seesNothingOf(/sudah ada kabar/);

    await monday.startsAt(MONDAY_MORNING + 60_000, "SIGKILL");

    await ani.sees(new RegExp(`${code}: sudah ada kabar`), { within: 60_000 });
    await expect.poll(() => monday.referrals.book.reminders(code)).toHaveLength(1);
  });
});

describe("a source whose people are sent away", () => {
  const monday = useMonday();

  it("is brought before the admins, with reasons and a way to the entry", async () => {
    const admin = await monday.house.admin();
    await joins(admin);
    const ani = await monday.volunteer();
    const [source] = await seedSources(monday.house.redisUrl, [{ organisation: "Lumbung Warga Sleman" }]);
    const told: Partial<ReferralDraft> = { source: { kind: "listed", id: source?.id ?? "" } };
    const startedAt = MONDAY_MORNING - DAY;
    const helped: readonly ReferralEvent[] = [
      ...SENT,
      ...[COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive],
    ];
    for (let count = 0; count < 9; count++) await monday.referrals.after(ani, helped, { ...told, startedAt });
    const refused = [...SENT, COMPLETE.refuse];
    for (let count = 0; count < 4; count++) {
      await monday.referrals.after(ani, refused, { ...told, startedAt: startedAt + HOUR });
    }
    const { code } = await monday.referrals.after(ani, SENT, { ...told, startedAt: MONDAY_MORNING - HOUR });

    await ani.types(`/rujukan ${code}`);
    await ani.presses(/Ditolak/);
    await ani.presses(/Sudah penuh/);

    const alert = await admin.sees(/📉 Mutu Lumbung Warga Sleman[\s\S]*Dari 5 rujukan terakhir, 0 terbantu/, {
      within,
    });
    expect(alert.text).toMatch(/Sudah penuh \(5×\)/);
    await admin.presses(/Buka datanya/, { on: alert });
    await admin.sees(/Lumbung Warga Sleman/);
    await admin.seesNothingOf(/📉/);
  });
});

describe("an entry that nobody has verified for 90 days", () => {
  const monday = useMonday();
  const STALE = { verified: { at: MONDAY_MORNING - 100 * DAY, by: 1 } };

  it("is brought to a volunteer of that place, whose yes makes it fresh", async () => {
    const budi = await monday.volunteer("34.04.01");
    const [source] = await seedSources(monday.house.redisUrl, [{ ...STALE, organisation: "Dapur Umum Turi" }]);
    await monday.startsAt(MONDAY_MORNING + DAY);

    const task = await budi.sees(/minta tolong[\s\S]*Dapur Umum Turi/, { within });
    await budi.presses("✅ Masih benar", { on: task });

    await budi.sees(/Terima kasih[\s\S]*Dapur Umum Turi/);
    await budi.types("/bantuan");
    const redis = await connectRedis([monday.house.redisUrl], () => undefined);
    const kept = String(await redis.command("", "HGET", "{sources}:all", source?.id ?? ""));
    await redis.close();
    expect(kept).toContain(`"by":${budi.id}`);
  });

  it("goes to the next one who has time; what is wrong there can be said in two taps, and nobody else may answer", async () => {
    const [citra, dewi] = [await monday.volunteer("61.01.01"), await monday.volunteer("61.01.01")];
    await seedSources(monday.house.redisUrl, [{ ...STALE, organisation: "Posko Sambas", place: "61.01.01" }]);
    await monday.startsAt(MONDAY_MORNING + 2 * DAY);

    const first = await citra.sees(/minta tolong[\s\S]*Posko Sambas/, { within });
    await forges(dewi, first);
    await dewi.sees(/sudah beralih ke relawan lain/);

    await citra.presses("⏳ Tidak sempat", { on: first });
    await citra.sees(/relawan lain/);
    const second = await dewi.sees(/minta tolong[\s\S]*Posko Sambas/, { within });
    await forges(citra, first);
    await citra.sees(/sudah beralih ke relawan lain/);
    await dewi.presses("⚠️ Ada yang salah", { on: second });
    await dewi.presses("Sudah tidak ada");
    await dewi.sees(/Terima kasih/);
  });

  /** The first button of a task, pressed where the bot never put it or has taken it away. */
  async function forges(who: Person, task: Seen): Promise<void> {
    const button = task.message?.reply_markup?.inline_keyboard[0]?.[0];
    if (button === undefined || !("callback_data" in button)) throw new Error("the task has no button");
    await who.types("/bantuan");
    await who.sees(/Yang bisa kamu ketik/);
    who.self.press(who.lastMessage().message_id, button);
  }
});
