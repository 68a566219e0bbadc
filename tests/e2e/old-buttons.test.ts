import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("a volunteer with buttons", () => {
  const house = useHouse();
  const stored = useStore(house);

  async function joined(): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    return volunteer;
  }

  it("who presses a button of an earlier step is told kindly", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    const first = await volunteer.sees(/1\/4/);
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.types("/batal");

    const answer = await volunteer.presses(/Sudah bertengkar/, { on: first });

    expect(answer).toMatchObject({ isAlert: true, text: expect.stringContaining("langkah yang lama") });
  });

  it("who comes back after the talk has expired is told kindly and begins anew", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await stored.settled(volunteer);
    await stored.dropTalk(volunteer.id);

    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.sees(/Tombol ini dari langkah/);
    await volunteer.types("/panduan");

    await volunteer.sees(/1\/4/);
  });

  it("who presses a button of a release that nobody knows is told kindly", async () => {
    const volunteer = await joined();
    const { message_id } = volunteer.lastMessage();

    volunteer.self.press(message_id, { text: "?", callback_data: "xyz:1" });

    await volunteer.sees(/Tombol ini dari langkah/);
  });

  it.each([/kubu/, "Berikutnya ▶️", "↩️ Kembali"])(
    "who presses %s twice at once does it once or undoes nothing",
    async (label) => {
      const volunteer = await joined();
      await volunteer.types("/panduan");
      for (const tap of ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/]) await volunteer.presses(tap);

      await volunteer.pressesTwice(label);

      expect(volunteer.lastMessage().text).toMatch(label === "↩️ Kembali" ? /[23]\/4/ : /4\/4/);
    },
  );

  it("goes back from the last question to the first and forth again without losing a tick", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.presses(/menolak/);
    for (const tap of ["✅ Lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/]) await volunteer.presses(tap);

    for (let step = 0; step < 3; step++) await volunteer.presses("↩️ Kembali");
    await volunteer.sees(/1\/4/);
    expect(volunteer.buttons()).toContainEqual(expect.stringMatching(/^☑️ .*menolak/));
    for (const tap of ["✅ Lanjut", /Sudah bertengkar/, /Kelompok/]) await volunteer.presses(tap);

    expect(volunteer.buttons()).toContainEqual(expect.stringMatching(/^☑️ .*kubu/));
  });
});
