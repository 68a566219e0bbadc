import { describe, expect, it } from "vitest";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

/** A word that nothing else in the house has, in every text. */
const SECRET = "Wirasena";
const CALM = `${SECRET} dan tetangganya sudah tidak saling bicara`;
const DANGER = `${SECRET} dipukul tetangganya tadi malam`;

describe("what a person writes", () => {
  const house = useHouse({ environment: { LOG_LEVEL: "trace" } });
  const stored = useStore(house);

  async function expectNowhere(person: Person): Promise<void> {
    await stored.settled(person);
    const everything = await stored.everything();
    expect(everything).toContain(`{chat:${person.id}}`);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(person.self.user.first_name);
    expect(house.bot.output()).not.toContain(SECRET);
  }

  it("is kept nowhere while joining", async () => {
    const stranger = await house.someone();

    await stranger.types(CALM);
    for (const tap of ["Bahasa Indonesia", "✅ Saya setuju"]) {
      await stranger.types(CALM);
      await stranger.types(DANGER);
      await stranger.sees(/🛑/);
      await stranger.presses(tap);
    }
    await stranger.types(CALM);
    await stranger.sees(/Sleman|belum menemukan|Yang mana/);
    await expectNowhere(stranger);
    expect(await stored.hasTalk(stranger.id)).toBe(true);
  });

  it("is kept nowhere in any step of the guide", async () => {
    const volunteer = await joined();
    await volunteer.types(CALM);
    await volunteer.sees(/Yang aku tangkap/);

    for (const tap of ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/]) {
      const message = await volunteer.types(CALM);
      await volunteer.edits(message, `${CALM} lagi`);
      await volunteer.presses(tap);
    }
    await volunteer.types(DANGER);
    await volunteer.sees(/🛑/);
    await volunteer.presses("↩️ Bukan ini yang terjadi");

    await expectNowhere(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(true);
  });

  it("is kept nowhere when a corrected message begins the guide", async () => {
    const volunteer = await joined();
    const message = await volunteer.types("/damai");
    await volunteer.sees(/belum aku kenal/);

    await volunteer.edits(message, CALM);
    await volunteer.sees(/Yang aku tangkap/);

    await expectNowhere(volunteer);
    expect(await stored.hasTalk(volunteer.id)).toBe(true);
  });

  it("is kept nowhere when it searches, asks for a command, or stands under a photo", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");

    await volunteer.types(`/teknik ${SECRET}`);
    await volunteer.types(`/${SECRET}`);
    volunteer.self.sendPhoto({ name: "a.png", mimeType: "image/png", content: Buffer.alloc(10), caption: CALM });
    await volunteer.sendsDocument(`${SECRET}.pdf`, "a");
    await volunteer.asksInline(SECRET);

    await expectNowhere(volunteer);
  });

  async function joined(): Promise<Person> {
    const volunteer = await house.someone();
    await volunteer.starts();
    for (const tap of ["Bahasa Indonesia", "✅ Saya setuju", "Nanti saja"]) await volunteer.presses(tap);
    return volunteer;
  }
});
