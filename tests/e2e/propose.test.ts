import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const ANSWERS = ["Rumah Aman Melati", "Pendampingan korban kekerasan"];

describe("a volunteer proposes a source", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace", ADMIN_IDS: "9001,9002" } });
  const stored = useStore(house);

  async function joined(): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    return volunteer;
  }

  async function begins(volunteer: Person): Promise<void> {
    await volunteer.types("/sumber");
    await volunteer.presses("➕ Usulkan sumber");
    await volunteer.sees(/1 dari 7/);
  }

  async function answersAll(volunteer: Person, organisation: string): Promise<void> {
    await volunteer.types(organisation);
    await volunteer.sees(/2 dari 7/);
    await volunteer.types("Bantuan beras");
    await volunteer.presses("Pangan");
    await volunteer.sees(/4 dari 7/);
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.sees(/5 dari 7/);
    await volunteer.types("0274868000, Jalan Magelang 5");
    await volunteer.sees(/6 dari 7/);
    await volunteer.types("Sen-Jum 08.00-16.00");
    await volunteer.sees(/7 dari 7/);
    await volunteer.types("KTP, KK");
    await volunteer.sees(/Sudah benar semua/);
  }

  it("in seven short questions, an admin says yes, and everybody finds it", async () => {
    const [admin, other] = [await house.admin(), await anotherAdmin()];
    for (const each of [admin, other]) await each.types("/bantuan");
    const volunteer = await joined();
    await begins(volunteer);
    await answersAll(volunteer, "Lumbung Pangan Melati");
    const { text } = await volunteer.sees(/Sudah benar semua/);
    for (const fact of [
      /Lumbung Pangan Melati/,
      /Kabupaten Sleman, Jalan Magelang 5/,
      /0274868000/,
      /Sen-Jum/,
      /KTP, KK/,
    ]) {
      expect(text).toMatch(fact);
    }
    await volunteer.presses("✅ Kirim usulan");
    await volunteer.sees(/Terima kasih/);

    for (const each of [admin, other]) {
      await each.sees(/usulan sumber baru: Lumbung Pangan Melati/);
      await each.presses("👁 Lihat usulannya");
    }
    await admin.presses("✅ Terima");
    await admin.sees(/masuk direktori/);
    await other.presses("Tolak");
    await other.sees(/sudah dijawab pengelola lain/);
    await volunteer.sees(/Usulanmu diterima/);
    await volunteer.presses("👁 Lihat sumbernya");
    expect((await volunteer.sees(/Lumbung Pangan Melati\nBantuan beras/)).text).toMatch(/dicek hari ini/);
  });

  it("keeps what is typed sealed while the talk is open, and nothing of it afterwards", async () => {
    const volunteer = await joined();
    await begins(volunteer);
    await volunteer.types("Wirasena Peduli");
    await volunteer.sees(/2 dari 7/);
    await volunteer.types("Makan siang Wirasena");
    await volunteer.presses("Pangan");
    await volunteer.types("Slemman Wirasena");
    await volunteer.sees(/Yang mana|belum kutemukan/);

    await stored.settled(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(true);
    expect(`${await stored.everything()}\n${house.bot.output()}`).not.toContain("Wirasena");
    await volunteer.types("/batal");
    await stored.settled(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
  });

  it("is told what cannot be understood, and the talk does not grow by it", async () => {
    const volunteer = await joined();
    await begins(volunteer);
    await volunteer.sendsSticker();
    await volunteer.sees(/Jawab dengan huruf atau dengan tombol/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/1 dari 7/);
    await volunteer.types("x");
    await volunteer.sees(/terlalu pendek/);
    await volunteer.types("Lumbung");
    await volunteer.types("Beras");
    await volunteer.presses("Pangan");
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.types("0274868000");
    await volunteer.sees(/6 dari 7/);
    await stored.settled(volunteer);
    const length = await stored.talkLength(volunteer.id);

    for (let attempt = 0; attempt < 4; attempt += 1) {
      await volunteer.types("Senin sampai sore sekali");
      await volunteer.sees(/“sore”/);
    }
    await stored.settled(volunteer);

    expect(await stored.talkLength(volunteer.id)).toBeLessThan(length + 200);
    await volunteer.presses("Lewati");
    await volunteer.sees(/7 dari 7/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.sees(/6 dari 7/);
  });

  it("may name an office for victims of violence, and the emergency stays at hand", async () => {
    const volunteer = await joined();
    await begins(volunteer);
    for (const [index, words] of ANSWERS.entries()) {
      await volunteer.types(words);
      await volunteer.sees(new RegExp(`${index + 2} dari 7`));
    }

    expect(volunteer.messages().some(({ text }) => text?.includes("Kalau itu sedang terjadi sekarang"))).toBe(true);
    await volunteer.types("/darurat");
    await volunteer.sees(/110/);
  });

  it("has at most three waiting", async () => {
    const volunteer = await joined();
    for (const name of ["Lumbung Satu", "Lumbung Dua", "Lumbung Tiga"]) {
      await begins(volunteer);
      await answersAll(volunteer, name);
      await volunteer.presses("✅ Kirim usulan");
      await volunteer.sees(/Terima kasih/);
    }

    await volunteer.presses("➕ Usulkan lagi");

    await volunteer.sees(/yang menunggu sudah 3/);
  });

  it("is one for those whom the admins have let in", async () => {
    const volunteer = await joined();
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { status: "pending" });
    await volunteer.types("/sumber");
    await volunteer.presses("➕ Usulkan sumber");

    await volunteer.sees(/setelah pengelola menerimamu/);
  });

  it("cannot decide on a proposal by making the button up", async () => {
    const volunteer = await joined();
    await volunteer.types("/sumber");
    const { message } = await volunteer.sees(/Apa yang dibutuhkan/);

    for (const data of ["proposalDecide:abc:1", "proposals:0", "proposal:abc", "entryAdd"]) {
      volunteer.self.press(message?.message_id ?? 0, { text: "x", callback_data: data });
    }

    await expect.poll(() => volunteer.answers().filter(({ isAlert }) => isAlert).length, { timeout: 5000 }).toBe(4);
    expect(
      new Set(
        volunteer
          .answers()
          .slice(-4)
          .map(({ text }) => text),
      ),
    ).toEqual(new Set(["Ini hanya untuk pengelola."]));
  });

  async function anotherAdmin(): Promise<Person> {
    return person(house.playground, { firstName: "Pengelola Dua", languageCode: "id", id: 9002 });
  }
});
