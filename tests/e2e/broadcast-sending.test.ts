import type { Message } from "grammy/types";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asksToSend,
  changeMember,
  drafts,
  englishVolunteerOf,
  enterMembers,
  idIn,
  sends,
  useBroadcasts,
  volunteerOf,
} from "../support/broadcasting.ts";
import { joins } from "../support/house.ts";
import type { Person } from "../support/person.ts";

const newest = (person: Person, words: string) =>
  person.messages().findLast(({ text, from }) => from?.is_bot === true && text?.includes(words) === true);
const looks = (message: Message | undefined) => ({
  text: message?.text,
  entities: message?.entities,
  buttons: message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)),
});

describe("a broadcast", () => {
  const { house, stored } = useBroadcasts();
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  it("reaches each reader exactly as it was previewed, and tells who it did not reach", async () => {
    const [ani, john, gone] = [await volunteerOf(house), await englishVolunteerOf(house), await volunteerOf(house)];
    await stored.settled(gone);
    const id = await drafts(admin, "Posko pindah ke balai desa mulai Senin");
    await admin.presses("✏️ Inggris");
    await admin.types("The post moves to the village hall on Monday");
    await admin.sees(/Tersimpan/);
    await admin.presses("🔗 Tautan");
    await admin.types("Peta - https://contoh.id/peta");
    await admin.sees(/Tersimpan/);
    await admin.presses("✅ Minta “sudah kubaca”");
    await admin.sees(/minta jawaban “sudah kubaca”/);
    const asked = await asksToSend(admin);
    expect(asked.text).toContain("semua orang");
    const previews = {
      id: looks(newest(admin, "Posko pindah")),
      en: looks(newest(admin, "The post moves")),
    };
    await admin.presses("✅ Sudah kubaca");
    await admin.sees(/baru pratinjau/);
    house.playground.world.chat(gone.id).isBlocked = true;

    await admin.presses("📤 Kirim ke 4 orang");

    await ani.sees(/Posko pindah/);
    await john.sees(/The post moves/);
    expect(looks(newest(ani, "Posko pindah"))).toEqual(previews.id);
    expect(looks(newest(john, "The post moves"))).toEqual(previews.en);
    const report = await admin.sees(/Laporan siaran/);
    expect(report.text).toContain(`siaran ${id}`);
    expect(report.text).toMatch(/Terkirim: 3[\s\S]*Tidak terjangkau[^\n]*: 1[\s\S]*Sudah membaca: 0 dari 3/);
    expect(gone.messages().some(({ text }) => text?.includes("Posko pindah"))).toBe(false);

    await ani.presses("✅ Sudah kubaca");
    await ani.presses("✅ Sudah dibaca");
    await admin.presses("🔄 Perbarui", { on: report });
    await admin.sees(/Sudah membaca: 1 dari 3/);
    await admin.presses("📄 Daftar penerima (CSV)");
    const sent = await admin.sees(/baris/);
    const rows = admin.downloads(sent).toString().trimEnd().split("\r\n");
    expect(rows).toHaveLength(5);
    expect(rows).toContainEqual(expect.stringMatching(new RegExp(`^"${ani.id}","sent","","2026-11-02T`)));
    expect(rows).toContainEqual(expect.stringMatching(new RegExp(`^"${gone.id}","unreachable"`)));

    await admin.presses("👁 Siapa yang belum membaca");
    await admin.sees(/Belum membaca siaran .*: 2 orang/);
    await admin.presses("✍️ Ingatkan mereka saja");
    await admin.sees(/“Posko pindah[\s\S]*belum membaca/);
    await sends(admin);
    await john.sees(/The post moves/);
    await admin.sees(/Laporan siaran[\s\S]*Terkirim: 2/);
    expect(ani.messages().filter(({ text }) => text?.includes("Posko pindah"))).toHaveLength(1);
  });

  it("is reminded of with one draft, however often the button is tapped", async () => {
    await volunteerOf(house);
    await drafts(admin, "Mohon dibaca malam ini");
    await admin.presses("✅ Minta “sudah kubaca”");
    await admin.sees(/minta jawaban “sudah kubaca”/);
    await sends(admin);
    await admin.sees(/Laporan siaran/);
    await admin.presses("👁 Siapa yang belum membaca");
    const list = await admin.sees(/Belum membaca siaran/);

    await admin.pressesTwice("✍️ Ingatkan mereka saja", { on: list });

    const boards = admin.messages().filter(({ text }) => /“Mohon dibaca[\s\S]*belum membaca/.test(text ?? ""));
    expect(new Set(boards.map(({ text }) => idIn(text ?? ""))).size).toBe(1);
  });

  it("leaves out who blocked the bot before, and says so where it asks", async () => {
    const gone = await volunteerOf(house);
    await gone.blocks();
    await expect.poll(async () => (await stored.member(gone.id))?.["isReachable"]).not.toBe("1");
    await drafts(admin, "Untuk yang masih ada");

    const asked = await asksToSend(admin);

    expect(asked.text).toMatch(/Tidak menerima: \d memblokir bot/);
  });

  it("that was tapped twice goes out once", async () => {
    const ani = await volunteerOf(house);
    await drafts(admin, "Hanya sekali saja");
    await asksToSend(admin);

    await admin.pressesTwice(/^📤 Kirim ke/);

    await ani.sees(/Hanya sekali saja/);
    await admin.sees(/Laporan siaran/);
    expect(ani.messages().filter(({ text }) => text?.includes("Hanya sekali saja"))).toHaveLength(1);
  });

  it("that says the same to the same people asks again, in words", async () => {
    const ani = await volunteerOf(house);
    const first = await drafts(admin, "Sama persis");
    await sends(admin);
    await admin.sees(/Laporan siaran/);
    await drafts(admin, "Sama persis");
    await sends(admin);

    const asked = await admin.sees(/isinya sama/);
    expect(asked.text).toContain(first);
    expect(asked.text).toMatch(/Sen, 2 Nov/);
    await admin.presses("📤 Ya, kirim sekali lagi");

    await admin.sees(/Laporan siaran/);
    expect(ani.messages().filter(({ text }) => text?.includes("Sama persis"))).toHaveLength(2);
  });

  it("asks anew when the number has changed meanwhile", async () => {
    await drafts(admin, "Jumlah berubah");
    const asked = await asksToSend(admin);
    const ani = await volunteerOf(house);
    await stored.settled(ani);

    await admin.presses(/^📤 Kirim ke/, { on: asked });

    await admin.sees(/Jumlahnya berubah/);
    await admin.presses(/^📤 Kirim ke/);
    await ani.sees(/Jumlah berubah/);
  });

  it("goes to nobody when nobody is meant", async () => {
    await drafts(admin, "Untuk Papua");
    await admin.presses("👥 Untuk siapa");
    await admin.presses("⬜️ 📍 Daerah");
    await admin.presses("⌨️ Ketik nama daerah");
    await admin.types("Merauke");
    await admin.presses(/⬜️ Kabupaten Merauke/);
    await admin.presses("👥 Lihat jumlahnya");
    await admin.sees(/Kabupaten Merauke[\s\S]*Akan menerima: 0 orang/);
    await admin.presses("↩️ Ke siaran");

    const asked = await asksToSend(admin);

    expect(asked.text).toMatch(/Tidak ada yang akan menerimanya/);
    expect(admin.buttons(asked).some((label) => label.startsWith("📤"))).toBe(false);
  });

  it("goes only to the places that are ticked", async () => {
    const [here, there] = [await volunteerOf(house), await volunteerOf(house)];
    await stored.settled(here);
    await stored.settled(there);
    await changeMember(house, here.id, { place: "34.04.01" });
    await changeMember(house, there.id, { place: "73.71" });
    await drafts(admin, "Khusus Sleman");
    await admin.presses("👥 Untuk siapa");
    await admin.presses("⬜️ 📍 Daerah");
    for (let page = 0; page < 5 && !admin.buttons().includes("🔎 Daerah Istimewa Yogyakarta"); page += 1) {
      await admin.presses("Berikutnya ▶️");
    }
    await admin.presses("🔎 Daerah Istimewa Yogyakarta");
    await admin.presses("⬜️ Kabupaten Sleman");
    await admin.presses("👥 Lihat jumlahnya");
    await admin.sees(/Akan menerima: 1 orang/);
    await admin.presses("↩️ Ke siaran");

    await sends(admin);

    await here.sees(/Khusus Sleman/);
    await admin.sees(/Laporan siaran[\s\S]*Kabupaten Sleman[\s\S]*Terkirim: 1/);
    await there.seesNothingOf(/Khusus Sleman/);
  });

  it("to more than a hundred needs a second yes that names the number", async () => {
    await enterMembers(
      house,
      Array.from({ length: 120 }, () => ({ place: "33.10" })),
    );
    await drafts(admin, "Untuk Klaten");
    await admin.presses("👥 Untuk siapa");
    await admin.presses("⬜️ 📍 Daerah");
    await admin.presses("⌨️ Ketik nama daerah");
    await admin.types("Klaten");
    await admin.presses(/⬜️ Kabupaten Klaten/);
    await admin.presses("👥 Lihat jumlahnya");
    await admin.presses("↩️ Ke siaran");
    await sends(admin);

    const asked = await admin.sees(/Ini untuk 120 orang/);
    expect(admin.buttons(asked)).toContain("📤 Ya, kirim ke 120 orang");
    await admin.presses("📤 Ya, kirim ke 120 orang");

    await admin.sees(/Laporan siaran[\s\S]*Tidak terjangkau[^\n]*: 120/, { within: 20_000 });
    expect(idIn(asked)).toBe("");
  });
});
