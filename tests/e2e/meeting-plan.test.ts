import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import { encodePress } from "../../src/telegram/callback-data.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { forge } from "../support/forging.ts";
import { addsTask, begins, makesShortPlan } from "../support/meeting-people.ts";
import { useMonday } from "../support/monday-house.ts";
import { readPdf } from "../support/pdf.ts";
import type { Person } from "../support/person.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
/** Jobs wait in Redis for the process that was stopped to be given up. */
const within = 20_000;

const monday = useMonday();
const { house, stored } = monday;

async function planner(): Promise<{ readonly ani: Person; readonly code: string }> {
  const ani = await volunteerIn(house, stored);
  return { ani, code: await opensCase(ani) };
}

/** What stands in the store of the house. */
async function withBooks<T>(look: (books: TestCases) => Promise<T>): Promise<T> {
  const books = await testCases(house.redisUrl);
  const seen = await look(books);
  await books.redis.close();
  return seen;
}

describe("the plan of a meeting", () => {
  it("is made in the volunteer's own order, interrupted by an emergency and a restart, and gone on with after days", async () => {
    await monday.startsAt(MONDAY_MORNING);
    const { ani, code } = await planner();
    await begins(ani, code);
    await ani.presses("Sesepuh");
    await ani.presses("8");
    const who = await ani.sees(/Yang belum ada/);
    expect(who.text).toMatch(/Perempuan[\s\S]*jam terpisah[\s\S]*Pemuda[\s\S]*Kelompok kecil/);
    await ani.presses("Lanjut ➡️");
    await ani.presses("Memecahkan satu masalah");
    await ani.presses("⬅️ Kembali");
    await ani.sees(/Siapa yang ikut/);
    await ani.presses("Lanjut ➡️");
    await ani.presses("Lanjut ➡️");
    await ani.presses("Lewati dulu ⏭");
    await ani.sees(/Apa yang sama/);

    await ani.presses("✍️ Tambah yang sama");
    await ani.types("pasar Rabu");
    await ani.sees(/Ada lagi/);
    await ani.types("/darurat");
    await ani.sees(/110/);
    await ani.types(code);
    await ani.presses("🗓 Lanjutkan rencana pertemuan");
    await ani.presses("✅ Yang sama, yang beda");
    await ani.sees(/pasar Rabu/);
    await ani.presses("✍️ Tambah yang beda");
    await monday.startsAt(MONDAY_MORNING + HOUR, "SIGKILL");
    await ani.types("cara menanam");
    await ani.sees(/Ada lagi/, { within });
    await ani.types("/batal");
    await ani.sees(/berhenti|keluar|Sampai sini/);

    await monday.startsAt(MONDAY_MORNING + 6 * DAY);
    await ani.types(code);
    await ani.presses("🗓 Lanjutkan rencana pertemuan", { within });
    const overview = await ani.sees(/Rencana pertemuan/);
    expect(overview.text).toMatch(/✅ Siapa yang ikut: sesepuh/);
    expect(overview.text).toMatch(/➖ Cara bicara dan mendengar/);
    expect(overview.text).toMatch(/✅ Yang sama, yang beda: 1 sama, 1 beda/);
    expect(overview.text).toMatch(/masih perlu: tugas/);
    await ani.presses(/Lanjut: Yang perlu dipelajari/);
    await ani.sees(/Apa yang perlu dipelajari/);
  });

  it("notes alternatives with what is for and against each, says when there are enough, and changes any of them", async () => {
    const { ani, code } = await planner();
    await begins(ani, code);
    await ani.presses("📋 Ringkasan rencana");
    await ani.presses("⬜ Pilihan jalan keluar");
    await ani.presses("✍️ Tambah pilihan");
    await ani.types("air digilir per hari");
    await ani.sees(/Ada lagi/);
    await ani.presses("✔️ Cukup");
    await ani.presses("✏️ 1");
    await ani.presses("👍 Tambah untungnya");
    for (const pro of ["adil", "murah", "mudah"]) await ani.types(pro);
    const full = await ani.sees(/Untungnya[\s\S]*mudah/);
    expect(ani.buttons(full.message)).not.toContain("👍 Tambah untungnya");
    await ani.presses("👎 Tambah ruginya");
    await ani.types("x".repeat(161));
    await ani.sees(/160/);
    await ani.types("perlu dijaga");
    await ani.presses("✔️ Cukup");
    await ani.sees(/Ruginya\n1\. perlu dijaga/);
    await ani.presses("✏️ 👎 1");
    await ani.presses("✍️ Ganti kata-katanya");
    await ani.types("perlu penjaga air");
    await ani.sees(/Ruginya\n1\. perlu penjaga air/);
    await ani.presses("🗑 Hapus");

    await ani.sees(/Dihapus[\s\S]*Apa saja pilihannya/);
  });

  it("becomes a file to print, with minutes, codes and room for ticks, and the case knows of it once", async () => {
    const { ani, code } = await planner();
    await makesShortPlan(ani, code, "pinjam tikar dari balai desa");
    await ani.presses("📋 Ringkasan rencana");
    await ani.presses("⏱ 60 menit");
    await ani.presses("📄 Unduh PDF agenda dan tugas");
    const sent = await ani.sees(/Agenda dan daftar tugas, kasus/);
    const again = await ani.presses("📄 Unduh PDF agenda dan tugas");
    expect(again.text).toMatch(/Berkasnya sudah dikirim/);

    const pdf = await readPdf(ani.downloads(sent));
    expect(pdf.text).toMatch(new RegExp(code));
    expect(pdf.text).toMatch(/Perempuan\s+5 orang/);
    expect(pdf.text).toMatch(/pinjam tikar dari balai desa\s+Kode: K1/);
    expect(pdf.text).toMatch(/60 menit/);
    const documents = await withBooks(async ({ cases }) =>
      (await cases.timeline(code)).filter(({ what }) => what.kind === "document"),
    );
    expect(documents).toHaveLength(1);
  });

  it("takes a code of two letters and a typed day for a task, and never a name", async () => {
    const { ani, code } = await planner();
    await begins(ani, code);
    await ani.presses("📋 Ringkasan rencana");
    await ani.presses("⬜ Tugas");
    await ani.presses("➕ Tambah tugas");
    await ani.types("telepon 0812 3456 7890 soal tikar");
    await ani.sees(/mirip nomor, NIK, atau alamat/);
    await ani.presses("✍️ Ganti kata-katanya");
    await ani.types("undang kedua pihak");
    await ani.presses("👤 Siapa");
    await ani.presses("✍️ Kode sendiri (dua huruf)");
    await ani.types("Budi Santoso");
    await ani.sees(/bukan kode/);
    await ani.types("bs");
    await ani.presses("✍️ Hari lain");
    await ani.types("tiap Jumat");
    await ani.sees(/belum paham harinya/);
    await ani.types("lusa");

    const list = await ani.sees(/1\. ⬜ undang kedua pihak — BS, /);
    await ani.presses("1", { on: list });
    await ani.presses("🗑 Hapus");
    await ani.sees(/Belum ada tugas/);
  });

  it("shows thirty tasks on pages, and says that there may be no more", async () => {
    const { ani, code } = await planner();
    await begins(ani, code);
    await ani.presses("📋 Ringkasan rencana");
    for (let number = 1; number <= 30; number++) {
      await ani.presses(number === 1 ? "⬜ Tugas" : "📌 Daftar tugas");
      await ani.presses("➕ Tambah tugas");
      await ani.types(`tugas ke-${number}`);
      await ani.presses("Nanti saja");
      await ani.presses("Nanti saja");
    }
    await ani.presses("📌 Daftar tugas");
    const first = await ani.sees(/hal\. 1\/4/);

    expect(first.text).toMatch(/Sudah 30 tugas/);
    expect(ani.buttons(first.message)).not.toContain("➕ Tambah tugas");
    await ani.presses("Berikutnya ▶️");
    await ani.sees(/hal\. 2\/4[\s\S]*9\. ⬜ tugas ke-9/);
  });

  it("is begun once by an impatient finger, deleted once, and another's is not found", async () => {
    const { ani, code } = await planner();
    await ani.types(code);
    await ani.presses("🗓 Rencana pertemuan");
    await ani.pressesTwice("➕ Rencana baru");
    await ani.sees(/Rencana baru sudah ada/);
    await ani.presses("🗓 Rencana pertemuan");
    await ani.sees(/Ada 1 rencana/);
    const stranger = await volunteerIn(house, stored);
    await stranger.types("/kasus");
    await forge(stranger, encodePress({ name: "meetings", code }));
    await stranger.sees(/tidak menemukan kasus/);
    await ani.presses(/belum ada tugas/);
    await ani.presses("🗑 Hapus rencana ini");
    await ani.pressesTwice("🗑 Ya, hapus semuanya");

    await ani.sees(/tidak menemukan rencana|sudah dihapus/);
    await ani.sees(/Belum ada rencana/);
  });

  it("waits while a danger is on in the case", async () => {
    const { ani, code } = await planner();
    await begins(ani, code);
    await ani.presses("📋 Ringkasan rencana");
    const overview = await ani.sees(/Rencana pertemuan/);
    await withBooks(async ({ cases, files }) => {
      const conflict = await cases.find(code);
      if (conflict !== undefined) await files(conflict, { kind: "danger", gates: ["R1"] });
    });
    await ani.presses("⬜ Tugas", { on: overview });
    await ani.presses("➕ Tambah tugas");

    const stop = await ani.sees(/Tunda dulu pertemuannya/);
    expect(ani.buttons(stop.message).join()).toMatch(/📖|🛑|Kekerasan|kekerasan/);
    await ani.types(code);
    const screen = await ani.sees(/Tanah dan batas/);
    expect(ani.buttons(screen.message)).not.toContain("🗓 Rencana pertemuan");
  });
});

describe("the reminder of tasks", () => {
  it("comes on the morning after a restart, is answered with one tap, and a second tap says so", async () => {
    await monday.startsAt(MONDAY_MORNING);
    const { ani, code } = await planner();
    await makesShortPlan(ani, code, "pinjam tikar");
    await addsTask(ani, "rebus teh");
    await monday.startsAt(MONDAY_MORNING + 22 * HOUR + 1000);

    const question = await ani.sees(new RegExp(`Kasus ${code}: 2 tugas ditunggu`), { within });
    await ani.pressesTwice("✅ 1", { on: question });
    await ani.sees(/Sudah tercatat/);
    await ani.sees(/✅ Selesai: pinjam tikar[\s\S]*1 tugas lagi/);
    await ani.presses("✅ Selesai");
    const done = await ani.sees(/Semua tugas selesai/);
    expect(ani.buttons(done.message)).toContain("🃏 Kartu F11: rawat hubungan");
  });
});
