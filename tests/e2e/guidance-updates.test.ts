import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { startBot } from "../support/bot-process.ts";
import { cardSays, edits, opensList, opensToEdit, publishes, soonSays } from "../support/guidance.ts";
import { joins, startHouse, type TestHouse, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const ADMINS = { ADMIN_IDS: "9001,9002" };

describe("an admin changes the guidance through the bot", () => {
  const house = useHouse({ environment: ADMINS });
  const stored = useStore(house);
  let elsewhere: TestHouse;
  let admin: Person;
  let other: Person;
  let volunteer: Person;

  beforeAll(async () => {
    // Another instance with a Telegram of its own; only Redis is shared.
    elsewhere = await startHouse({ environment: ADMINS, redisUrl: house.redisUrl });
    admin = await house.admin();
    other = await person(elsewhere.playground, { firstName: "Pengelola Dua", languageCode: "id", id: 9002 });
    volunteer = await person(elsewhere.playground, { firstName: "Relawan", languageCode: "id", id: 700_001 });
    for (const each of [admin, volunteer]) await joins(each);
  });

  afterAll(() => elsewhere.stop());

  async function noted(list: "acts" | "refusals"): Promise<readonly AuditEntry[]> {
    const redis = await connectRedis([house.redisUrl], () => undefined);
    const entries: AuditEntry[] = [];
    for await (const page of createAudit(redis, () => new Date()).entries(list)) entries.push(...page);
    await redis.close();
    return entries;
  }

  it("part by part, sees the difference, and everybody on every instance reads it within five seconds", async () => {
    await opensToEdit(admin, "🗂 Kartu teknik", /^M8 /);
    await edits(admin, "Nama", "Dengarkan tiap pihak sendiri");
    await edits(admin, "Langkah 5", "Ucapkan terima kasih kepada keduanya.");
    await edits(admin, "Alasan perubahan", "Usul dari relawan.");
    await admin.presses("🔍 Lihat bedanya (2)");
    const difference = await admin.sees(/bedanya/);
    await admin.presses("📢 Terbitkan");
    await admin.sees(/Semua orang langsung melihatnya/);
    const before = await cardSays(volunteer, "M8");
    await admin.presses("📢 Ya, terbitkan untuk semua");
    await admin.sees(/sudah terbit sebagai pembaruan 1/);

    expect(difference.text).toMatch(/🇮🇩 Nama\nDulu: .*\nSekarang: Dengarkan tiap pihak sendiri/);
    expect(difference.text).toMatch(/🇬🇧 Langkah 5\nDulu: .*\nSekarang: Ucapkan/);
    expect(before).not.toMatch(/sendiri/);
    await soonSays(volunteer, "M8", /Dengarkan tiap pihak sendiri\n🆕 diperbarui/);
    await volunteer.types("/teknik pihak sendiri");
    await volunteer.presses(/M8 · Dengarkan tiap pihak sendiri 🆕/);
    await volunteer.presses(/Langkah/);
    await volunteer.sees(/5\. Ucapkan terima kasih/);
  });

  it("a volunteer reads what has changed, confirms it once, and goes on to the card", async () => {
    await opensList(volunteer);
    await volunteer.presses(/^🔵 .*M8 · Dengarkan tiap pihak sendiri/);
    const update = await volunteer.sees(/Pembaruan 1/);
    await volunteer.presses("✅ Sudah kubaca");
    await volunteer.presses("📖 Buka isinya sekarang");
    await volunteer.sees(/M8 · Dengarkan/);
    await opensList(volunteer);
    await volunteer.sees(/Yang terbaru di atas/);

    expect(update.text).toMatch(/Nama\nDulu: .*\nSekarang: Dengarkan tiap pihak sendiri/);
    expect(update.text).toMatch(/Alasannya: Usul dari relawan\./);
    expect(volunteer.buttons().filter((label) => label.startsWith("🔵"))).toEqual([]);
    expect(volunteer.buttons()).not.toContain("✏️ Ubah panduan");
  });

  it("somebody who has not joined reads it too, and is asked for nothing", async () => {
    const stranger = await house.someone();
    await opensList(stranger);
    await stranger.presses(/M8 · Dengarkan/);
    await stranger.sees(/Sekarang: Dengarkan tiap pihak sendiri/);
    await stranger.starts("p-1");
    await stranger.sees(/Pembaruan 1/);

    expect(stranger.buttons()).not.toContain("✅ Sudah kubaca");
  });

  it("an admin sees how many have not read it, place by place", async () => {
    const late = await house.someone();
    await joins(late);
    await late.types("/start");
    await opensList(admin);
    await admin.presses(/M8 · Dengarkan/);
    await admin.presses("👥 Siapa belum baca");
    const { text } = await admin.sees(/Belum membaca pembaruan 1/);

    // The admin and the one who is late; the volunteer has read it.
    expect(text).toMatch(/Seluruh Indonesia: 2 orang/);
    expect(text).toMatch(/tanpa tempat yang lebih rinci: 2/);
    expect(admin.buttons()).toContain("🔔 Ingatkan mereka saja (2)");
  });

  it("what cannot be right is told with its limit, and asked again", async () => {
    await opensToEdit(admin, "☎️ Kontak darurat", /^Ambulans/);
    await admin.presses("Nomor");
    await admin.types("tanya Pak RT");
    await admin.sees(/belum seperti nomor/);
    await admin.presses("🧽 Kosongkan");
    await admin.sees(/harus tetap bisa dihubungi/);
    await admin.presses("Nama");
    await admin.types("x".repeat(61));
    await admin.sees(/61 huruf, paling banyak 60/);
    await admin.types("Ambulans <gratis>");
    await admin.sees(/Tanda < tidak bisa/);
    await admin.presses("➡️ Biarkan seperti ini");
    await admin.sees(/kata-kata Inggris/);
    await admin.presses("➡️ Biarkan seperti ini");

    await admin.sees(/Bagian mana/);
    await admin.types("/batal");
    await admin.sees(/berhenti di sini/);
  });

  it("words about violence are the answer here, help stays at hand, and what is typed lies sealed", async () => {
    await opensToEdit(admin, "🛑 Kartu bahaya", /kekerasan/i);
    await admin.presses("Judul");
    await admin.types("Ada yang dipukul dan terluka: menjauh dulu");
    await admin.sees(/kata-kata Inggris/);
    await admin.types("Somebody was hit: get away first");
    await admin.sees(/1 perubahan belum terbit/);
    await stored.settled(admin);

    expect(admin.buttons()).toContain("🆘 Darurat");
    expect(await stored.hasTalk(admin.id)).toBe(true);
    expect(await stored.everything()).not.toMatch(/menjauh dulu|get away first/);
    await admin.types("/batal");
    await admin.sees(/berhenti di sini/);
  });

  it("of two admins at the same words the first counts, and the second is told and goes on", async () => {
    await opensToEdit(admin, "🗂 Kartu teknik", /^M1 /);
    await opensToEdit(other, "🗂 Kartu teknik", /^M1 /);
    await edits(admin, "Nama", "Nama dari yang pertama");
    await edits(other, "Nama", "Nama dari yang kedua");
    await edits(other, "Hindari", "Memihak salah satu.");
    await publishes(admin);

    await other.presses(/Lihat bedanya/);
    await other.presses("📢 Terbitkan");
    await other.presses("📢 Ya, terbitkan untuk semua");
    await other.sees(/Pengelola lain baru saja mengubah: Nama/);
    await publishes(other);

    const card = await cardSays(other, "M1");
    expect(card).toMatch(/Nama dari yang pertama/);
    expect(card).toMatch(/Memihak salah satu/);
  });

  it("a version is taken back after it was shown what will stand, as a version of its own", async () => {
    await opensList(admin);
    await admin.presses(/M8 · Dengarkan/);
    await admin.presses("↩️ Tarik kembali");
    const asked = await admin.sees(/Tarik kembali pembaruan 1\?/);
    await admin.presses("↩️ Ya, tarik kembali");
    await admin.sees(/Pembaruan 1 sudah ditarik/);

    const [original] = loadCatalogue().techniques.filter(({ id }) => id === "M8");
    expect(asked.text).toContain(`Sekarang: ${original?.card.name.id}`);
    await soonSays(volunteer, "M8", new RegExp(`${original?.card.name.id}\n🆕 diperbarui`));
    await opensList(volunteer);
    await volunteer.presses(/^🔵 ↩️ .*M8/);
    await volunteer.sees(/Pembaruan 1 ditarik kembali/);
  });

  it("a new number is told by /darurat, after a restart too", async () => {
    await opensToEdit(admin, "☎️ Kontak darurat", /^Pemadam/);
    await admin.presses("Nomor");
    await admin.types("0274-587101");
    await admin.sees(/belum terbit/);
    await publishes(admin);
    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);

    await admin.types("/darurat");
    await admin.sees(/0274-587101 Pemadam kebakaran 🆕 diperbarui/);
  });

  it("nobody else can, whatever buttons are made up, and each attempt is noted", async () => {
    await opensList(volunteer);
    const { message } = await volunteer.sees(/Pembaruan panduan/);
    const forged = [
      ...["guidanceKinds", "guidanceItems:0:0", "guidanceItem:0M8", "guidanceFields:0M8", "guidancePart:0M8:name"],
      ...["guidanceReview:0M8:0", "guidancePublish:0M8", "guidanceSure:0M8", "guidanceTake:0M8:steps.1"],
      ...["updateUnread:1::0", "updateTell:1", "updateRemind:1:", "updateBack:2:0", "updateBackSure:2:2"],
    ];
    const before = volunteer.answers().length;

    for (const data of forged) {
      volunteer.self.press(message?.message_id ?? 0, { text: "x", callback_data: data });
    }

    const alerts = () =>
      volunteer
        .answers()
        .slice(before)
        .filter(({ text }) => text === "Ini hanya untuk pengelola.");
    await expect.poll(() => alerts().length, { timeout: 5000 }).toBe(forged.length);
    const refused = (await noted("refusals")).filter(({ who }) => who === volunteer.id).map(({ what }) => what);
    expect(refused).toEqual(forged.map((data) => data.split(":")[0]));
  });

  it("each version is in the audit, once", async () => {
    const acts = (await noted("acts")).map(({ who, what, about }) => [who, what, about]);

    expect(acts).toEqual([
      [9001, "guidance.publish", "u1"],
      [9001, "guidance.publish", "u2"],
      [9002, "guidance.publish", "u3"],
      [9001, "guidance.roll-back", "u4"],
      [9001, "guidance.publish", "u5"],
    ]);
  });

  it("who is an admin no more cannot publish an edit that stood open", async () => {
    await opensToEdit(other, "🗂 Kartu teknik", /^M2 /);
    await edits(other, "Nama", "Tidak boleh terbit");
    await other.presses(/Lihat bedanya/);
    await other.presses("📢 Terbitkan");
    await elsewhere.bot.stop();
    elsewhere.bot = await startBot({ ...elsewhere.environment, ADMIN_IDS: "9001" });

    await other.presses("📢 Ya, terbitkan untuk semua");

    expect(await cardSays(other, "M2")).not.toMatch(/Tidak boleh terbit/);
  });
});
