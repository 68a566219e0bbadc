import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import { useStore } from "../support/stored.ts";

const TEXTS = 60;
const LONGEST_TALK = 10_000;

describe("a talk with a volunteer who goes on writing", () => {
  const house = useHouse();
  const stored = useStore(house);

  it("does not grow at the question of dangers, and still knows what was told last", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);

    for (let count = 0; count < TEXTS; count++) {
      await volunteer.types("ada kabar bohong beredar di kampung");
      await volunteer.sees(/Yang aku tangkap/);
    }

    await stored.settled(volunteer);
    expect(await stored.talkLength(volunteer.id)).toBeGreaterThan(0);
    expect(await stored.talkLength(volunteer.id)).toBeLessThan(LONGEST_TALK);
    await volunteer.types("/panduan");
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/Yang aku tangkap: .*desas-desus/);
  });

  it("does not grow at the question of the place, and ends with the place and the invite it began with", async () => {
    const volunteer = await house.someone();
    await volunteer.starts("u-nobodymadethis");
    await volunteer.presses("Bahasa Indonesia");
    await volunteer.presses("✅ Saya setuju");

    for (let count = 0; count < TEXTS; count++) {
      await volunteer.types("Sleman");
      await volunteer.sees(/Yang mana tempatmu/);
    }

    await stored.settled(volunteer);
    expect(await stored.talkLength(volunteer.id)).toBeGreaterThan(0);
    expect(await stored.talkLength(volunteer.id)).toBeLessThan(LONGEST_TALK);
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.sees(/sudah bergabung[\s\S]*Sleman/);
    await volunteer.sees(/Undangan itu tidak berlaku/);
  });

  it("keeps what was ticked when words are written after it", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.presses(/menolak/);

    await volunteer.types("ada kabar bohong beredar di kampung");
    const question = await volunteer.sees(/Yang aku tangkap/);

    expect(volunteer.buttons(question)).toContainEqual(expect.stringMatching(/^☑️ .*menolak/));
  });

  it("keeps what was told in several messages", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    for (const text of [
      "ada kabar bohong beredar di kampung",
      "salah satu pihak menolak berunding",
      "mereka sudah tidak saling bicara",
    ]) {
      await volunteer.types(text);
      await volunteer.sees(/1\/4/);
    }

    const question = await volunteer.sees(/Yang aku tangkap: .*desas-desus.*bicara/);
    expect(volunteer.buttons(question)).toContainEqual(expect.stringMatching(/^☑️ .*menolak/));
  });
});
