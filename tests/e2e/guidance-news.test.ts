import { beforeAll, describe, expect, it } from "vitest";
import { asksToSend, changeMember, englishVolunteerOf, useBroadcasts, volunteerOf } from "../support/broadcasting.ts";
import { edits, opensList, opensToEdit, publishes } from "../support/guidance.ts";
import { joins } from "../support/house.ts";
import type { Person } from "../support/person.ts";

describe("an admin tells the volunteers of an update", () => {
  const { house, stored } = useBroadcasts();
  let admin: Person;
  let ani: Person;
  let john: Person;
  let late: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    [ani, john, late] = [await volunteerOf(house), await englishVolunteerOf(house), await volunteerOf(house)];
  });

  it("with a draft that says it in both languages, and each reads it in their own", async () => {
    for (const each of [john, late]) await stored.settled(each);
    await changeMember(house, late.id, { place: "34.04.01" });
    await changeMember(house, john.id, { place: "34.71.01" });
    await opensToEdit(admin, "🗂 Kartu teknik", /^M8 /);
    await edits(admin, "Nama", "Dengarkan tiap pihak sendiri", "Hear each side alone");
    await edits(admin, "Alasan perubahan", "Usul dari relawan.", "Volunteers asked for it.");
    await publishes(admin);
    await admin.presses("📣 Kabarkan ke relawan");
    const asked = await asksToSend(admin);
    expect(asked.text).toContain("semua orang");
    await admin.presses(/^📤 Kirim ke 4 orang/);

    const news = await ani.sees(/Pembaruan panduan: M8 · Dengarkan tiap pihak sendiri/);
    expect(news.text).toContain("• Nama, sekarang: Dengarkan tiap pihak sendiri\n\nAlasannya: Usul dari relawan.");
    await john.sees(/Guidance update: M8 · Hear each side alone[\s\S]*Why: Volunteers asked for it\./);
    expect(ani.buttons(news)).toEqual(["📖 Buka · Open", "✅ Sudah kubaca"]);
    await late.sees(/Pembaruan panduan/);
  });

  it("reading the message is reading the update, and the other way round", async () => {
    await ani.presses("✅ Sudah kubaca");
    await opensList(ani);
    const marked = ani.buttons().filter((label) => label.startsWith("🔵"));
    await admin.starts("p-1");
    await admin.presses("✅ Sudah kubaca");

    expect(marked).toEqual([]);
    await admin.starts("p-1");
    await admin.sees(/Kamu sudah membacanya/);
  });

  it("sees place by place who has not read it, and reminds only them", async () => {
    await admin.starts("p-1");
    await admin.presses("👥 Siapa belum baca");
    const { text } = await admin.sees(/Belum membaca pembaruan 1/);
    await admin.presses(/Daerah Istimewa Yogyakarta: 2/);
    await admin.presses(/Kabupaten Sleman: 1/);
    const sleman = await admin.sees(/Kabupaten Sleman: 1 orang/);
    expect(text).toMatch(/Seluruh Indonesia: 2 orang/);
    expect(sleman.text).not.toMatch(/Relawan /);

    const before = [ani, late].map((each) => each.messages().length);
    await admin.presses("🔔 Ingatkan mereka saja (1)");
    const asked = await asksToSend(admin);
    expect(asked.text).toMatch(/1 orang/);
    await admin.presses(/^📤 Kirim ke 1 orang/);

    await expect.poll(() => late.messages().length, { timeout: 10_000 }).toBeGreaterThan(before[1] ?? 0);
    expect(late.lastMessage().text).toMatch(/Pembaruan panduan: M8/);
    expect(ani.messages().length).toBe(before[0]);
    await late.presses("✅ Sudah kubaca");
    await admin.starts("p-1");
    await admin.presses("👥 Siapa belum baca");
    await admin.sees(/Seluruh Indonesia: 1 orang/);
  });
});
