import type { Message } from "grammy/types";
import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { buttonsOf } from "../support/playground-screen.ts";
import { useStore } from "../support/stored.ts";

const DANGER = "rumah warga dibakar massa";
const TO_THE_SIGNALS = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/] as const;
const HOURS = 3_600_000;

describe("after a danger", () => {
  const house = useHouse();
  const stored = useStore(house);

  /** Somebody in the guide, after so many answers, and the message that stood there. */
  async function inTheGuide(answers: number): Promise<{ readonly volunteer: Person; readonly question: Message }> {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
    for (const tap of TO_THE_SIGNALS.slice(0, answers)) await volunteer.presses(tap);
    return { volunteer, question: volunteer.lastMessage() };
  }

  async function withResult(): Promise<{ readonly volunteer: Person; readonly result: Message }> {
    const { volunteer } = await inTheGuide(TO_THE_SIGNALS.length);
    await volunteer.presses(/Tunjukkan langkahku/);
    await volunteer.sees(/Peranmu sekarang/);
    return { volunteer, result: volunteer.lastMessage() };
  }

  /** As if the message with this button still stood there, as it did before the danger. */
  function pressesAgain(volunteer: Person, old: Message, name: "card" | "plan" | "result"): void {
    const data = buttonsOf(old)
      .map((button) => ("callback_data" in button ? button.callback_data : ""))
      .find((candidate) => candidate.startsWith("plan:"));
    if (data === undefined) throw new Error("The result has no button for the plan.");
    const situation = data.slice("plan:".length);
    volunteer.self.press(old.message_id, {
      text: name,
      callback_data: name === "card" ? `card:7:0:${situation}` : `${name}:${situation}`,
    });
  }

  it.each([
    [1, /Sudah bertengkar/],
    [2, /Kelompok/],
    [4, /Tunjukkan langkahku/],
  ] as const)("told after %i answers, the question that stood there leads no further", async (answers, button) => {
    const { volunteer, question } = await inTheGuide(answers);
    await volunteer.types(DANGER);
    await volunteer.sees(/🛑/);

    const answer = await volunteer.presses(button, { on: question });

    expect(answer).toMatchObject({ isAlert: true, text: expect.stringContaining("langkah yang lama") });
  });

  it("ticked, an older question leads no further", async () => {
    const { volunteer, question } = await inTheGuide(0);
    await volunteer.types("/panduan");
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.presses(/Ada kekerasan sekarang/);
    await volunteer.sees(/🛑/);

    const answer = await volunteer.presses("✅ Tidak ada, lanjut", { on: question });

    expect(answer).toMatchObject({ isAlert: true, text: expect.stringContaining("langkah yang lama") });
  });

  it("the way on begins at the question of dangers, with what was ticked", async () => {
    const { volunteer } = await inTheGuide(2);
    await volunteer.types("rumah warga dibakar massa, mereka cuma mau bicara lewat perantara");
    await volunteer.sees(/🛑/);

    await volunteer.presses("🕊 Sudah reda dan aman");
    await volunteer.sees(/1\/4/);
    for (const tap of TO_THE_SIGNALS) await volunteer.presses(tap);

    await volunteer.presses(/Tunjukkan langkahku \(3\)/);
    await volunteer.sees(/Peranmu sekarang/);
  });

  it.each(["card", "plan", "result"] as const)("told, an older %s asks about dangers first", async (name) => {
    const { volunteer, result } = await withResult();
    await volunteer.types(DANGER);
    await volunteer.sees(/🛑/);

    pressesAgain(volunteer, result, name);

    const question = await volunteer.sees(/melapor ada bahaya[\s\S]*1\/4/);
    expect(question.text).not.toMatch(/M\d|Peranmu/);
  });

  it("ticked, an older card asks about dangers first, and opens once there is none any more", async () => {
    const { volunteer, result } = await withResult();
    await volunteer.types("/panduan");
    await volunteer.presses(/Ada kekerasan sekarang/);
    await volunteer.sees(/🛑/);

    pressesAgain(volunteer, result, "card");
    await volunteer.sees(/melapor ada bahaya[\s\S]*1\/4/);
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.sees(/2\/4/);
    pressesAgain(volunteer, result, "card");

    await volunteer.sees(/Ucapkan:/);
  });

  it("that has calmed down, an older card opens again, and the time is kept no longer", async () => {
    const { volunteer, result } = await withResult();
    await volunteer.types(DANGER);
    await volunteer.sees(/🛑/);
    await stored.settled(volunteer);
    expect((await stored.member(volunteer.id))?.["dangerAt"]).toMatch(/^20\d\d-.*Z$/);

    await volunteer.presses("🕊 Sudah reda dan aman");
    await volunteer.sees(/1\/4/);
    pressesAgain(volunteer, result, "card");
    await volunteer.sees(/Ucapkan:/);

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ dangerAt: "" });
  });

  it("of which only the violence has calmed down, an older card stays closed", async () => {
    const { volunteer, result } = await withResult();
    await volunteer.types("Suaminya memukul istrinya, lalu rumah warga dibakar massa");
    await volunteer.sees(/🛑/);

    await volunteer.presses("🕊 Sudah reda dan aman");
    await volunteer.sees(/1\/4/);
    pressesAgain(volunteer, result, "card");

    await volunteer.sees(/melapor ada bahaya/);
  });

  it("of more than a day ago, an older card opens, and the time is kept no longer", async () => {
    const { volunteer, result } = await withResult();
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { dangerAt: new Date(Date.now() - 25 * HOURS).toISOString() });

    pressesAgain(volunteer, result, "card");
    await volunteer.sees(/Ucapkan:/);

    await stored.settled(volunteer);
    expect(await stored.member(volunteer.id)).toMatchObject({ dangerAt: "" });
  });

  it("the cards stay open for learning, and /dataku shows the time of the danger", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types(DANGER);
    await volunteer.sees(/🛑/);

    await volunteer.types("/teknik M8");
    await volunteer.sees(/Ucapkan:/);
    await volunteer.types("/dataku");

    const data = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());
    expect(Date.now() - Date.parse(data.member.dangerAt)).toBeLessThan(60_000);
  });
});
