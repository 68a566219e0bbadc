import { beforeAll, describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { seedHouse } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";

describe("a volunteer who meets a wrong entry", () => {
  const house = useHouse();
  const stored = useStore(house);

  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await seedHouse(house, [{ organisation: "Dapur Sleman", service: "Beras untuk keluarga" }]);
  });

  async function living(place: "34.04"): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { place });
    return volunteer;
  }

  it("says with one tap that an entry is wrong, and an admin settles it", async () => {
    await admin.types("/bantuan");
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("1");
    await volunteer.presses("⚠️ Ada yang salah");
    await volunteer.pressesTwice("Jam bukanya salah");
    await volunteer.sees(/Kamu sudah melaporkan ini/);

    await admin.sees(/Dapur Sleman · Beras untuk keluarga\s+Kata relawan: jam bukanya salah/);
    expect(admin.messages().filter(({ text }) => text?.includes("Kata relawan")).length).toBe(1);
    await admin.types("/direktori");
    await admin.sees(/Direktori sumber bantuan/);
    await admin.presses("⚠️ Laporan (1)");
    await admin.presses(/Dapur Sleman/);
    await admin.presses("✅ Masih benar", { on: admin.lastMessage() });
    await admin.sees(/Laporannya ditutup/);
    await admin.types("/direktori");
    await admin.sees(/Direktori sumber bantuan/);
    await admin.presses("⚠️ Laporan (0)");
    await admin.sees(/Tidak ada laporan/);
  });

  it("is told nothing of before an admin has let them in, however often they press", async () => {
    const newcomer = await living("34.04");
    await stored.setMember(newcomer.id, { status: "pending" });
    const before = admin.messages().length;
    await newcomer.types("/sumber");
    await newcomer.presses("Pangan");
    await newcomer.presses("1");
    await newcomer.presses("⚠️ Ada yang salah");
    await newcomer.presses("Tempatnya salah");

    await newcomer.sees(/setelah pengelola menerimamu[\s\S]*koordinator/);
    expect(admin.messages().slice(before)).toEqual([]);
  });

  it("has a report that another admin closed meanwhile shown as closed, not as gone", async () => {
    await admin.types("/bantuan");
    const volunteer = await living("34.04");
    await volunteer.types("/sumber");
    await volunteer.presses("Pangan");
    await volunteer.presses("1");
    await volunteer.presses("⚠️ Ada yang salah");
    await volunteer.presses("Tempatnya salah");
    const told = await admin.sees(/Kata relawan: tempatnya salah/);
    await admin.types("/direktori");
    await admin.sees(/Direktori sumber bantuan/);
    await admin.presses("⚠️ Laporan (1)");
    const list = await admin.sees(/Entri yang dilaporkan: 1/);
    await admin.presses("✅ Masih benar", { on: told });
    await admin.sees(/Laporannya ditutup/);
    await admin.presses(/Dapur Sleman/, { on: list });

    await admin.sees(/sudah ditutup pengelola lain[\s\S]*Dapur Sleman/);
  });

  it("is asked to join before anything is written down about a wrong entry", async () => {
    const stranger = await house.someone();
    await stranger.types("/sumber");
    await stranger.presses("Pangan");
    await stranger.types("Sleman");
    await stranger.presses("Kabupaten Sleman");
    await stranger.presses("1");
    await stranger.presses("⚠️ Ada yang salah");
    await stranger.presses("Hal lain");

    await stranger.sees(/kenalan dulu/);
  });
});
