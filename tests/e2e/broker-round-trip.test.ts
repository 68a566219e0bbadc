import { expect, it } from "vitest";
import type { ReferralEvent } from "../../src/domain/referral.ts";
import { clockShowing } from "../support/bot-clock.ts";
import { startBot } from "../support/bot-process.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { buttonsOf } from "../support/playground-screen.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { COMPLETE, MONDAY_MORNING } from "../unit/data/a-referral.ts";
import { STARTED } from "../unit/data/referral-ways.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HELPED: readonly ReferralEvent[] = [...STARTED, COMPLETE.receive, { kind: "close", outcome: "helped" }];
/** The queue gives up jobs of a process that was stopped, and the directory in memory follows the store. */
const within = 20_000;

const OFFICES = ["Dinas Sosial Sleman", "Lumbung Pangan Depok"] as const;
type Office = (typeof OFFICES)[number];
/** As an office would send it: two that can be used, and one whose place nobody knows. */
const SHEET = [
  "Organisasi;Layanan;Kategori;Kode wilayah;Wilayah layanan;Dokumen;Terakhir dicek",
  `${OFFICES[0]};Beras untuk keluarga;pangan;34.04.07;34.04;KTP, KK;2026-10-30`,
  `${OFFICES[1]};Paket sembako;pangan;34.04.07;34.04;;2026-10-30`,
  "Posko Entah;Nasi bungkus;pangan;99.99.99;;;2026-10-30",
].join("\r\n");

const house = useHouse({ environment: clockShowing(MONDAY_MORNING) });
const referrals = useReferrals(house);

it("goes the whole way: import, refer, remind, refuse, refer again, receive, close, and the quality changes", async () => {
  const admin = await house.admin();
  await joins(admin);
  const ani = await house.someone();
  await livesInDepok(ani);

  await imports(admin);
  // Four people before were helped by each office: with one more its score is shown.
  for (const office of OFFICES) {
    await helpedFour(ani, await idOf(office, admin));
    expect(await qualityOf(office, admin)).toMatch(/Dirujuk ke sini: 4[\s\S]*baru 4 hasil/);
  }

  const { code, first, second } = await refersToTheBest(ani);
  await isReminded(ani, code);
  await refusesAndGoesOn(ani, second);
  const [again] = await referrals.book.ofOwner(ani.id);
  expect(again).toMatchObject({ state: "terkirim", continues: code, consent: { by: ani.id } });
  await receivesAndCloses(ani, again?.code ?? "");

  expect(await qualityOf(first, admin)).toMatch(
    /Dirujuk ke sini: 5[\s\S]*dari 5 orang, 4 terbantu[\s\S]*sedikitnya 3 dari 10[\s\S]*Sudah penuh \(1\)/,
  );
  expect(await qualityOf(second, admin)).toMatch(
    /Dirujuk ke sini: 5[\s\S]*dari 5 orang, 5 terbantu[\s\S]*sedikitnya 5 dari 10/,
  );
  await findsInThisOrder(ani, new RegExp(`1\\. ${second}[\\s\\S]*5 dari 10[\\s\\S]*2\\. ${first}[\\s\\S]*3 dari 10`));
  await admin.types("/statistik");
  await admin.sees(/30 hari terakhir[\s\S]*Jumlah rujukan: 2\n[\s\S]*✅ Terbantu: 1\n[\s\S]*❌ Tanpa bantuan: 1/);
});

async function livesInDepok(volunteer: Person): Promise<void> {
  await volunteer.starts();
  for (const tap of ["Bahasa Indonesia", "✅ Saya setuju"]) await volunteer.presses(tap);
  await volunteer.types("Depok, Sleman");
  await volunteer.presses(/Depok, Kabupaten Sleman/);
  await volunteer.sees(/bergabung/);
}

async function imports(admin: Person): Promise<void> {
  await admin.types("/direktori");
  await admin.presses("📥 Impor berkas", { on: await admin.sees(/Direktori sumber bantuan/) });
  await admin.sees(/Kirim berkasnya/);
  await admin.sendsDocument("sumber.csv", SHEET, "text/csv");
  const on = await admin.sees(/sudah kubaca[\s\S]*Bisa masuk: 2 baris\nDitolak: 1 baris/, { within });
  await admin.presses("✅ Masukkan 2 baris", { on });
  await admin.sees(/sudah masuk[\s\S]*Baru: 2/, { within });
}

/** From the button of its entry, as soon as the running bot knows it. */
async function idOf(office: Office, admin: Person): Promise<string> {
  const read = async () => {
    await admin.types(`/direktori ${office}`);
    const { message } = await admin.sees(/cocok dengan|Entri/);
    const buttons = message === undefined ? [] : buttonsOf(message);
    const data = buttons.map((button) => ("callback_data" in button ? button.callback_data : ""));
    return /\bentry:([a-z0-9-]+)/.exec(data.join(" "))?.[1];
  };
  await expect.poll(read, { timeout: within }).toBeDefined();
  return (await read()) ?? "";
}

async function helpedFour(owner: Person, id: string): Promise<void> {
  for (const forWhom of ["R2T9", "R3T9", "R4T9", "R6T9"]) {
    const startedAt = MONDAY_MORNING - 40 * DAY;
    await referrals.after(owner, HELPED, { source: { kind: "listed", id }, startedAt, forWhom });
  }
}

async function qualityOf(office: Office, admin: Person): Promise<string> {
  await admin.types(`/direktori ${office}`);
  await admin.presses(new RegExp(office), { on: await admin.sees(/cocok dengan/) });
  await admin.presses("📊 Mutu", { on: await admin.sees(/Entri/) });
  return (await admin.sees(new RegExp(`⭐️ ${office}`))).text;
}

async function refersToTheBest(volunteer: Person) {
  await volunteer.types("/rujuk");
  for (const tap of ["Pangan", "Lewati", /Mendesak/, /📍 Depok/, /Pakai kode/, "✅ Tidak ada kaitannya"]) {
    await volunteer.presses(tap);
  }
  const list = await volunteer.sees(/7\/9/);
  const [first, second] = OFFICES.toSorted((one, other) => list.text.indexOf(one) - list.text.indexOf(other));
  if (first === undefined || second === undefined) throw new Error("Two offices stand in the list.");
  expect(list.text).toMatch(new RegExp(`1\\. ${first}[\\s\\S]*2\\. ${second}`));
  for (const tap of [/^1 · /, "Bawa surat", /Ya, setuju/, "✅ Kirim rujukan"]) await volunteer.presses(tap);
  const { text } = await volunteer.sees(/sudah terkirim/);
  return { code: /Rujukan (\w{6}) sudah/.exec(text)?.[1] ?? "", first, second };
}

async function isReminded(volunteer: Person, code: string): Promise<void> {
  await house.bot.stop();
  house.bot = await startBot({ ...house.environment, ...clockShowing(MONDAY_MORNING + 3 * DAY + HOUR) });
  const on = await volunteer.sees(new RegExp(`⏰ Rujukan ${code}: sudah ada kabar`), { within });
  await volunteer.presses(/Ditolak/, { on });
}

async function refusesAndGoesOn(volunteer: Person, next: Office): Promise<void> {
  await volunteer.presses("Sudah penuh");
  const refused = await volunteer.sees(/mereka menolak[\s\S]*Keadaan: Ditolak/);
  expect(refused.text).toContain(`Yang paling cocok berikutnya: ${next}`);
  await volunteer.presses(`📨 Rujuk ke ${next}`, { on: refused });
  await volunteer.presses("Aku antar", { on: await volunteer.sees(/Bagaimana orangnya sampai ke sana/) });
  await volunteer.presses(/Ya, setuju/, { on: await volunteer.sees(/Apakah orangnya setuju/) });
  await volunteer.presses("✅ Kirim rujukan");
  await volunteer.sees(/sudah terkirim/);
}

async function receivesAndCloses(volunteer: Person, code: string): Promise<void> {
  await volunteer.types(`/rujukan ${code}`);
  const on = await volunteer.sees(/Keadaan: Terkirim/);
  for (const tap of ["👋 Mereka menanggapi", "👍 Mereka sanggup", "▶️ Mulai berjalan", "📦 Bantuan sampai?"]) {
    await volunteer.presses(tap, { on });
  }
  await volunteer.presses("✅ Ya, sudah sampai");
  await volunteer.presses("Ya", { on: await volunteer.sees(/cocok dengan yang ia butuhkan/) });
  await volunteer.presses("Ya", { on: await volunteer.sees(/dilayani dengan hormat/) });
  await volunteer.presses("Terbantu", { on: await volunteer.sees(/Bagaimana hasilnya/) });
  await volunteer.sees(/Selesai, dan orangnya terbantu/);
}

async function findsInThisOrder(volunteer: Person, expected: RegExp): Promise<void> {
  const find = async () => {
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan", { on: await volunteer.sees(/Apa yang dibutuhkan/) });
    return (await volunteer.sees(/🔎 Pangan/)).text;
  };
  await expect.poll(find, { timeout: within, interval: 500 }).toMatch(expected);
}
