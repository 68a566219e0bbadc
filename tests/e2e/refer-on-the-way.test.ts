import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startBot } from "../support/bot-process.ts";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { beginsReferral, joinsInSleman, REFERRAL_CODE, taps, writesReferral } from "../support/referring.ts";
import { useStore } from "../support/stored.ts";

const SECRET = "Wirasena";

describe("a referral that is being written", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace" } });
  const stored = useStore(house);
  const referrals = useReferrals(house);

  async function volunteerInSleman(): Promise<Person> {
    const volunteer = await house.someone();
    await joinsInSleman(volunteer);
    return volunteer;
  }

  const ownOf = (volunteer: Person) => referrals.book.ofOwner(volunteer.id);

  it("goes back question by question, keeps what is not changed, and waits behind commands", async () => {
    const volunteer = await volunteerInSleman();

    await beginsReferral(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);
    await volunteer.sees(/4\/9/);
    await taps(volunteer, "↩️ Kembali", "↩️ Kembali");
    await volunteer.sees(/2\/9 · Pangan/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.sees(/1\/9/);
    await taps(volunteer, "Obat", "Lewati", /Biasa/);
    await volunteer.sees(/4\/9/);
    await volunteer.sendsSticker();
    await volunteer.sees(/Jawab dengan huruf atau dengan tombol/);
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
    await volunteer.types("/panduan");
    await volunteer.sees(/Rujukanmu yang tadi belum selesai/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/4\/9/);
    await volunteer.types("/batal");
    await volunteer.sees(/berhenti di sini/);

    await stored.settled(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
    expect(await ownOf(volunteer)).toEqual([]);
  });

  it("finds a place that is typed, also one whose name sounds like a danger, and in the list", async () => {
    const volunteer = await volunteerInSleman();

    await beginsReferral(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);
    await volunteer.types("Serang");
    await volunteer.presses("📍 Kabupaten Serang", { on: await volunteer.sees(/Yang mana/) });
    await volunteer.sees(/5\/9/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.types("qqqq");
    await volunteer.sees(/belum menemukan “qqqq”/);
    await taps(volunteer, "📋 Pilih dari daftar", "Aceh", "↩️ Kembali");
    await volunteer.sees(/4\/9/);
    await taps(volunteer, "📋 Pilih dari daftar", "Aceh", "↩️ Naik", "Berikutnya ▶️");
    await taps(volunteer, /^Daerah Istimewa Yogyakarta$/, "Kabupaten Sleman", "📍 Cukup Kabupaten Sleman");

    await volunteer.sees(/5\/9/);
  });

  it("survives a bot that is killed before the last tap", async () => {
    const volunteer = await volunteerInSleman();
    await writesReferral(volunteer);
    await stored.settled(volunteer);

    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);
    await volunteer.presses("✅ Kirim rujukan", { within: 20_000 });

    await volunteer.sees(/sudah terkirim/, { within: 20_000 });
    expect(await ownOf(volunteer)).toHaveLength(1);
  });

  it("is one referral, sent, when the bot is killed at any moment of the last tap", async () => {
    for (const moment of [0, 5, 10, 20, 40, 80]) {
      const volunteer = await volunteerInSleman();
      await writesReferral(volunteer);
      await stored.settled(volunteer);

      await volunteer.presses("✅ Kirim rujukan", { untilAnswered: false });
      await sleep(moment);
      await house.bot.stop("SIGKILL");
      house.bot = await startBot(house.environment);

      const isFiled = async () => (await ownOf(volunteer)).map(({ state }) => state);
      await expect.poll(isFiled, { timeout: 20_000 }).toEqual(["terkirim"]);
      await stored.settled(volunteer);
      expect(await ownOf(volunteer)).toHaveLength(1);
      expect(await stored.hasTalk(volunteer.id)).toBe(false);
    }
  });

  it("keeps what is written nowhere in plain words, not even after sending", async () => {
    const volunteer = await volunteerInSleman();

    await beginsReferral(volunteer);
    await volunteer.presses("Pangan");
    await volunteer.types(`Beras untuk ${SECRET}`);
    await taps(volunteer, /Mendesak/, "📍 Kabupaten Sleman");
    await volunteer.types(`${SECRET} tinggal di rumah biru`);
    await volunteer.sees(/Catatanmu: Wirasena/);
    await taps(volunteer, /Pakai kode/, "✅ Tidak ada kaitannya");
    await volunteer.types(`Lumbung ${SECRET}`);
    await taps(volunteer, "Aku antar", /Ya, setuju/);
    await volunteer.sees(/Beras untuk Wirasena[\s\S]*rumah biru/);
    await stored.settled(volunteer);
    const beforeSending = await stored.everything();
    await volunteer.presses("✅ Kirim rujukan");
    const sent = await volunteer.sees(/sudah terkirim/);
    await stored.settled(volunteer);

    for (const everything of [beforeSending, await stored.everything(), house.bot.output()]) {
      expect(everything).not.toContain(SECRET);
    }
    const [code = ""] = REFERRAL_CODE.exec(sent.text) ?? [];
    expect(await referrals.book.words(code)).toEqual({
      need: `Beras untuk ${SECRET}`,
      note: `${SECRET} tinggal di rumah biru`,
    });
  });

  it("does not grow, however much is typed at the question of the place", async () => {
    const volunteer = await volunteerInSleman();
    await beginsReferral(volunteer);
    await taps(volunteer, "Pangan", "Lewati", /Mendesak/);

    for (let count = 0; count < 30; count++) {
      await volunteer.types("Sleman");
      await volunteer.sees(/Yang mana/);
    }

    await stored.settled(volunteer);
    expect(await stored.talkLength(volunteer.id)).toBeLessThan(3000);
  });
});
