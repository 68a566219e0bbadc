import { describe, expect, it } from "vitest";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { useCases } from "../support/cases-in-house.ts";
import { useMonday } from "../support/monday-house.ts";
import type { Person } from "../support/person.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const DAY = 24 * 3_600_000;
/** Jobs wait in Redis for the process that was killed to be given up. */
const within = 20_000;

const monday = useMonday();
const { house, stored } = monday;
const cases = useCases(house);

async function checksIn(who: Person, colour: string, safety: number): Promise<void> {
  await who.presses(/Cek keadaan/);
  await who.presses(colour);
  await who.presses(String(safety));
}

describe("a check-in", () => {
  it("is three taps, tells in words what each colour means, and a double tap files one", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);

    await ani.presses(/Cek keadaan/);
    await ani.sees(/Kuning: saling menghindar/);
    await ani.presses("🟡 kuning");
    await ani.presses("6");
    const last = await ani.sees(/Adakah tanda bahaya/);
    await ani.pressesTwice("✅ Tidak ada tanda bahaya", { on: last });

    await ani.sees(new RegExp(`Tercatat di kasus ${code}: 🟡 kuning, rasa aman 6 dari 10`));
    expect(await cases.checkInsOf(code)).toEqual([["yellow", 6, []]]);
    expect(ani.answers().some(({ text }) => text.includes("sudah tercatat"))).toBe(true);
    await ani.presses("Tiap 2 minggu");
    await ani.sees(/aku tanya setiap 2 minggu/);
    expect((await cases.book.find(code))?.everyDays).toBe(14);
  });

  it("that is worse than before brings safety first, and the coordinator hears of it once, with a way to the case", async () => {
    const ani = await volunteerIn(house, stored);
    const coordinator = await monday.coordinator("34.04");
    const code = await opensCase(ani);
    await checksIn(ani, "🟢 hijau", 8);
    await ani.presses("✅ Tidak ada tanda bahaya");
    await ani.presses(/Buka kasus/);

    await checksIn(ani, "🔴 merah", 4);
    await ani.presses("✅ Tidak ada tanda bahaya");
    await ani.sees(new RegExp(`Kasus ${code} memburuk[\\s\\S]*110`));

    const word = await coordinator.sees(new RegExp(`🔻 Kasus ${code}[\\s\\S]*memburuk[\\s\\S]*Sebelumnya 🟢 hijau`));
    await coordinator.presses(/./, { on: word });
    await coordinator.sees(new RegExp(code));
    // Red again is not worse: nobody is told twice.
    await ani.presses("▶️ Lanjut");
    await ani.presses(/Buka kasus/);
    await checksIn(ani, "🔴 merah", 4);
    await ani.presses("✅ Tidak ada tanda bahaya");
    await ani.sees(/Tercatat di kasus/);
    await coordinator.seesNothingOf(/memburuk/, 1000);
  });

  it("with a danger brings its card at once, tells the coordinator, and no phase is changed until it is safe", async () => {
    const ani = await volunteerIn(house, stored, "34.02.01");
    const coordinator = await monday.coordinator("34.02");
    const code = await opensCase(ani);
    await checksIn(ani, "🔴 merah", 2);
    await ani.presses("⚠️ Ada, lihat daftarnya");
    await ani.presses(/Ada kekerasan sekarang/);

    await ani.sees(/Ada kekerasan: menjauh dulu[\s\S]*Koordinator dikabari/);
    await coordinator.sees(new RegExp(`Bahaya di kasus ${code}[\\s\\S]*kekerasan`));
    expect(await cases.checkInsOf(code)).toEqual([["red", 2, ["R1"]]]);
    await ani.presses("➕ Ada bahaya lain");
    await ani.presses(/Ada orang terluka/);
    await ani.sees(/Ada yang terluka/);
    expect((await cases.book.find(code))?.dangers).toEqual(["R1", "R3"]);

    await ani.presses(/Sudah aman: cek keadaan lagi/);
    await ani.presses("🟡 kuning");
    await ani.presses("5");
    await ani.presses("✅ Tidak ada tanda bahaya");
    await ani.sees(/Tercatat/);
    expect((await cases.book.find(code))?.dangers).toEqual([]);
  });

  it("comes by itself after a technique, asks whether it helped, and is skipped where nobody wants to say", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    await cases.guides(code, ani, ["M2", "M8", "M9"], MONDAY_MORNING);
    await monday.startsAt(MONDAY_MORNING + 2 * DAY + 3_600_000);

    const question = await ani.sees(new RegExp(`🔔 Kasus ${code}[\\s\\S]*langkah terakhirmu`), { within });
    await ani.presses("🟡 kuning", { on: question });
    await ani.presses("6");
    await ani.presses("✅ Tidak ada tanda bahaya");
    for (;;) {
      const asked = await ani.sees(/Membantu\?/);
      if (asked.text.includes("M2 ")) break;
      await ani.presses("⏳ Belum dicoba");
    }
    await ani.presses("👎 Tidak membantu");
    await ani.sees(/📝 M2 [\s\S]*tidak membantu[\s\S]*M\d [\s\S]*Membantu\?/);
    await ani.presses("⏭ Lewati pertanyaan ini");

    await ani.sees(/Seberapa sering/);
    const told = await cases.book.find(code);
    expect(told?.tried.map(({ technique, helped }) => [technique, helped])).toContainEqual(["M2", "no"]);
    const waiting = told?.watch.given.map(({ technique }) => technique);
    expect(waiting).toEqual(expect.arrayContaining(["M8", "M9"]));
    expect(waiting).not.toContain("M2");
  });
});

describe("a check-in that bears on the role", () => {
  it("takes mediation away when a party refuses, and offers to hand the case over to whoever is threatened", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    await checksIn(ani, "🟡 kuning", 5);
    await ani.presses("⚠️ Ada, lihat daftarnya");
    await ani.presses(/Ada pihak menolak/);
    await ani.presses("✅ Selesai, tidak ada yang lain");
    await ani.sees(/jangan menengahi[\s\S]*Peranmu sekarang: Fasilitator/);
    expect((await cases.book.find(code))?.roles).toEqual(["fasilitator"]);

    await ani.presses(/Buka kasus/);
    await checksIn(ani, "🟡 kuning", 5);
    await ani.presses("⚠️ Ada, lihat daftarnya");
    await ani.presses(/Saya diancam/);
    const card = await ani.sees(/Koordinator dikabari/);
    expect(ani.buttons(card).filter((label) => /Serahkan|koordinator/i.test(label))).toHaveLength(2);
  });

  it("is found nowhere once the case is closed, and old buttons say so", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    await ani.presses(/Cek keadaan/);
    const question = await ani.sees(/Bagaimana keadaannya hari ini/);
    await cases.files(code, ani, { kind: "close", outcome: "settled" });

    await ani.presses("🔴 merah", { on: question });

    await ani.sees(/ditutup/i);
    expect(await cases.checkInsOf(code)).toEqual([]);
  });
});

describe("a phase that changes", () => {
  it("hands over from mediator to facilitator and broker: asked after green twice, explained, then listed", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    for (const safety of [6, 8]) {
      await checksIn(ani, "🟢 hijau", safety);
      await ani.presses("✅ Tidak ada tanda bahaya");
      await ani.sees(/Tercatat/);
      if (safety === 6) await ani.presses(/Buka kasus/);
    }

    await ani.sees(/Dua kali hijau/);
    await ani.presses("🔀 Ya, sudah mereda");
    await ani.sees(/Konflik → Pascakonflik[\s\S]*Sudah mereda: peran beralih dari Mediator ke Fasilitator dan Broker/);
    expect((await cases.book.find(code))?.situation.phase).toBe("konflik");
    const preview = ani.lastMessage();
    await ani.pressesTwice("✅ Ya, catat");

    const list = await ani.sees(/Yang diserahkan ke peran baru/);
    expect(list.text).toMatch(/Kesepakatan yang tertulis[\s\S]*Kebutuhan yang belum terpenuhi[\s\S]*Seberapa sering/);
    expect(await cases.phasesOf(code)).toEqual(["pascakonflik"]);
    expect((await cases.book.find(code))?.roles).toEqual(["fasilitator", "broker"]);
    expect(preview.text).toContain("Mau dicatat?");
  });

  it("can be chosen from the screen of the case, in a danger it cannot, and a stranger finds no case", async () => {
    const ani = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    await ani.presses("🔀 Fase berubah?");
    await ani.presses(/Saling diam, curiga/);
    const preview = await ani.sees(/Konflik → Prakonflik[\s\S]*peran beralih dari Mediator ke Fasilitator/);
    await cases.files(code, ani, { kind: "danger", gates: ["R4"] });

    await ani.presses("✅ Ya, catat", { on: preview });
    await ani.sees(/Masih ada bahaya/);
    expect(await cases.phasesOf(code)).toEqual([]);

    const budi = await volunteerIn(house, stored);
    await budi.types("/bantuan");
    await budi.sees(/Yang bisa kamu ketik/);
    const button = preview.message?.reply_markup?.inline_keyboard[0]?.[0];
    if (button === undefined) throw new Error("the preview has no button");
    budi.self.press(budi.lastMessage().message_id, button);
    await budi.sees(new RegExp(`tidak menemukan kasus ${code}`));
  });
});
