import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";

const MEDIATOR = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9"];
/** The ids on the buttons of a list of cards. */
const ids = (buttons: readonly string[]) => buttons.flatMap((label) => /^([MFB]\d+) · /.exec(label)?.[1] ?? []);

describe("technique cards", () => {
  const house = useHouse();

  it("are listed by role, with what the role is not", async () => {
    const volunteer = await house.someone();

    await volunteer.types("/teknik");
    await volunteer.presses(/^Mediator/);

    const list = await volunteer.sees(/Mediator[\s\S]*Bukan tugasnya/);
    expect(ids(volunteer.buttons(list))).toEqual(MEDIATOR);
    await volunteer.presses(/^M8 · /);
    await volunteer.sees(/M8[\s\S]*Ucapkan:/);
    await volunteer.presses("🪜 Langkah-langkah");
    await volunteer.sees(/Langkahnya:[\s\S]*Berhenti kalau[\s\S]*Sumber/);
    await volunteer.presses("📚 Semua kartu");
    await volunteer.presses("📚 Semua kartu");
    await volunteer.sees(/Pilih menurut peran/);
  });

  it("are listed by phase, on pages that go to and fro", async () => {
    const volunteer = await house.someone();

    await volunteer.types("/teknik");
    await volunteer.presses("Konflik");
    const first = ids(volunteer.buttons(await volunteer.sees(/\(1\/2\)/)));
    await volunteer.presses("Berikutnya ▶️");
    const second = ids(volunteer.buttons(await volunteer.sees(/\(2\/2\)/)));
    await volunteer.presses("◀️ Sebelumnya");

    await volunteer.sees(/\(1\/2\)/);
    expect([...first, ...second]).toEqual(expect.arrayContaining([...MEDIATOR, "F12", "B1", "B2", "B3"]));
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  });

  it.each([
    ["a word", "/teknik rumor", "F5"],
    ["a word with a slip", "/teknik rumr", "F5"],
    ["a role", "/teknik mediator", "M1"],
  ])("are found by %s", async (_by, typed, id) => {
    const volunteer = await house.someone();

    await volunteer.types(typed);

    expect(ids(volunteer.buttons(await volunteer.sees(/Hasil cari/)))).toContain(id);
  });

  it.each(["/teknik M8", "/teknik m8", "/techniques@juru_damai_bot M8"])("open by their id: %s", async (typed) => {
    const volunteer = await house.someone();

    await volunteer.types(typed);

    await volunteer.sees(/M8 · [\s\S]*Ucapkan:/);
  });

  it("are found by answering the question for a word, even in the middle of a talk", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");

    await volunteer.types("/teknik");
    await volunteer.presses("🔎 Cari kata");
    const { message } = await volunteer.sees(/Balas pesan ini/);
    await volunteer.types("rumor", { replyTo: message?.message_id ?? 0 });

    expect(ids(volunteer.buttons(await volunteer.sees(/Hasil cari “rumor”/)))).toContain("F5");
  });

  it("that do not exist are answered with a way on", async () => {
    const volunteer = await house.someone();

    await volunteer.types("/teknik zzqxv");

    const answer = await volunteer.sees(/Tidak ada kartu untuk “zzqxv”/);
    expect(volunteer.buttons(answer)).toEqual(["📚 Semua kartu"]);
  });

  it("of the broker come with the source's two sets of three, not mixed", async () => {
    const volunteer = await house.someone();

    await volunteer.types("/teknik");
    await volunteer.presses(/^Broker/);
    await volunteer.presses("ℹ️ Prinsip dan kata kunci");

    await volunteer.sees(/Tiga prinsip broker\n1\. .*\n2\. .*\n3\. .*\n\nTiga kata kunci broker\n1\. .*\n2\. .*\n3\. /);
    await volunteer.presses("📚 Semua kartu");
    await volunteer.sees(/Broker[\s\S]*Bukan tugasnya/);
  });

  it("are shared into any chat, and lead back to the bot", async () => {
    const volunteer = await house.someone();
    const friend = await house.someone();

    const results = await volunteer.asksInline("mediator");
    expect(results.map(({ id }) => id)).toEqual(MEDIATOR);
    const posted = await volunteer.choosesInline("M8");
    expect(posted.text).toMatch(/^M8 · /);
    const link = await volunteer.presses("🕊 Buka di Juru Damai", { on: posted });
    expect(link.text).toBe("https://t.me/juru_damai_bot?start=t-M8");
    await friend.starts("t-M8");

    await friend.sees(/M8 · [\s\S]*Ucapkan:/);
    expect(friend.buttons()).toContain("🧭 Mulai panduan");
  });

  it("are English for somebody who reads English", async () => {
    const reader = await house.someone("en");

    await reader.types("/techniques M8");
    await reader.sees(/Say:[\s\S]*Avoid:/);
    const [first] = await reader.asksInline("mediator");

    expect(JSON.stringify(first)).toContain("Open in Juru Damai");
  });
});
