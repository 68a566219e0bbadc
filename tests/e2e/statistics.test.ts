import { beforeAll, describe, expect, it } from "vitest";
import type { ReferralDraft, ReferralEvent } from "../../src/domain/referral.ts";
import { imageSize } from "../../src/playground/api/image-size.ts";
import { crawl } from "../support/crawl.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedSources } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { COMPLETE } from "../unit/data/a-referral.ts";
import { SENT, STARTED } from "../unit/data/referral-ways.ts";

const DAY = 86_400_000;
const LAST_WEEK = Date.now() - 6 * DAY;
const HELPED: readonly ReferralEvent[] = [...STARTED, COMPLETE.receive, { kind: "close", outcome: "helped" }];

/** What happened to somebody who was referred. */
interface Story {
  readonly told?: Partial<ReferralDraft>;
  readonly events: readonly ReferralEvent[];
  /** When it began, in ms since the epoch. */
  readonly at: number;
}

const inSleman = (events: readonly ReferralEvent[], at = LAST_WEEK): Story => ({ events, at });
const inKlaten = (events: readonly ReferralEvent[]): Story => ({ told: { place: "33.10.01" }, events, at: LAST_WEEK });

describe("/statistik", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  let admin: Person;
  let dinas: string;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    const sources = await seedSources(house.redisUrl, [
      { organisation: "Dinas Sosial Sleman", verified: { at: LAST_WEEK - 200 * DAY, by: 9001 } },
      { organisation: "Posko Bali", place: "51.71.02", areasServed: ["51.71"] },
    ]);
    dinas = sources[0]?.id ?? "";
    const toDinas = { source: { kind: "listed", id: dinas } } as const;
    await happened([
      inSleman(HELPED),
      inSleman([...SENT, COMPLETE.refuse]),
      inSleman(SENT),
      inSleman(HELPED, Date.now() - 20 * DAY),
      inKlaten([...STARTED, COMPLETE.receive]),
      ...[HELPED, HELPED, HELPED, HELPED, [...SENT, COMPLETE.refuse]].map(
        (events): Story => ({ told: { place: "34.04.02", ...toDinas }, events, at: Date.now() - 80 * DAY }),
      ),
      { told: { place: "33.10.01", ...toDinas }, events: HELPED, at: Date.now() - 80 * DAY },
    ]);
  });

  async function happened(stories: readonly Story[]): Promise<void> {
    for (const { told, events, at } of stories) await referrals.after(admin, events, { startedAt: at, ...told });
  }

  async function coordinatorOfSleman(): Promise<Person> {
    const coordinator = await house.someone();
    await joins(coordinator);
    await stored.settled(coordinator);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    return coordinator;
  }

  it("tells an admin how the referrals of the country stand", async () => {
    await admin.types("/statistik");

    const { text } = await admin.sees(/Rujukan, 30 hari terakhir\nSeluruh Indonesia/);
    expect(text).toContain("Jumlah rujukan: 5");
    expect(text).toContain("🔴 Lewat tenggat: 1\n📦 Sampai, belum ditutup: 1\n✅ Terbantu: 2");
    expect(text).toContain("❌ Tanpa bantuan: 1");
    expect(text).toContain(
      "Yang tenggatnya sudah lewat: 5\n📨 ditanggapi tepat waktu: 3 (60%)\n🔇 tanpa kabar sama sekali: 1 (20%)",
    );
  });

  /** A screen of its own, told apart from those of the tests before. */
  async function opens(): Promise<Seen> {
    await admin.types("/statistik");
    return admin.sees(/Seluruh Indonesia/);
  }

  it("counts another period, each need and each place, and leads back", async () => {
    const on = await opens();

    await admin.presses("7 hari", { on });
    await admin.sees(/7 hari terakhir[\s\S]*Jumlah rujukan: 4/);
    await admin.presses("🧺 Per kebutuhan", { on });
    await admin.sees(/Menurut kebutuhan\n\nPangan: 4\n/);
    await admin.presses("📊 Ringkasan", { on });
    await admin.presses("📍 Per tempat", { on });
    await admin.sees(/Daerah Istimewa Yogyakarta: 3[\s\S]*Jawa Tengah: 1/);
    await admin.presses("Jawa Tengah", { on });
    await admin.sees(/Jawa Tengah\nMenurut tempat\n\nKabupaten Klaten: 1/);
    await admin.presses("↩️ Naik", { on });
    await admin.sees(/Seluruh Indonesia\nMenurut tempat/);
  });

  it("counts what happens, as soon as it has happened", async () => {
    const on = await opens();
    await happened([{ told: { place: "81.71.01" }, events: [COMPLETE.cancel], at: Date.now() }]);

    await expect
      .poll(
        async () => {
          await admin.presses("🔎 Rincian", { on });
          const { text } = await admin.sees(/Rincian keadaan/);
          await admin.presses("📊 Ringkasan", { on });
          return text;
        },
        { timeout: 5000 },
      )
      .toContain("Dibatalkan: 1");
  });

  it("sends a picture of the counts, and leads on from it", async () => {
    await admin.presses("📈 Gambar grafik", { on: await opens() });

    const chart = await admin.sees(/Rujukan, 30 hari terakhir[\s\S]*Jumlah: \d+/);
    expect(imageSize(admin.downloads(chart))?.width).toBe(1080);
    await admin.presses("📊 Ringkasan", { on: chart });
    await admin.sees(/Jumlah rujukan/);
  });

  it("shows a coordinator the own area only", async () => {
    const coordinator = await coordinatorOfSleman();

    await coordinator.types("/statistik");

    const { text, message } = await coordinator.sees(/Rujukan, 30 hari terakhir\nKabupaten Sleman/);
    expect(text).toContain("Jumlah rujukan: 4");
    expect(coordinator.buttons(message)).not.toContain("⚠️ Sumber yang perlu dilihat");
    const forged = ["statistics:0:1:33.10:0", "statistics:2:3:34:0", "statisticsChart:0:3:33.10", "sourcesToSee:0:0"];
    for (const data of forged) {
      coordinator.self.press(coordinator.lastMessage().message_id, { text: "x", callback_data: data });
      await coordinator.sees(/di luar wilayahmu|hanya untuk pengelola/);
    }
    await coordinator.seesNothingOf(/Klaten|Jawa Tengah|perlu dilihat/);
  });

  it("shows an admin what a source has done, with its uncertainty", async () => {
    const on = await opens();
    await admin.presses("⚠️ Sumber yang perlu dilihat", { on });

    // What a running bot knows of the directory is some seconds old at most.
    await expect
      .poll(
        async () => {
          await admin.presses(/Nilai rendah/, { on });
          await admin.presses(/Lama tak diperiksa/, { on });
          return (await admin.sees(/Lama tak diperiksa: /)).text;
        },
        { timeout: 5000, interval: 100 },
      )
      .toMatch(/Lama tak diperiksa: 1[\s\S]*Dinas Sosial Sleman[\s\S]*terakhir diperiksa/);
    await admin.presses("1. Dinas Sosial Sleman", { on });

    const { text } = await admin.sees(/⭐️ Dinas Sosial Sleman/);
    expect(text).toContain("Dirujuk ke sini: 6");
    expect(text).toMatch(/dari 6 orang, 5 terbantu, penuh atau sebagian. Yang hampir pasti: sedikitnya 4 dari 10/);
    expect(text).toContain("Alasan menolak: Sudah penuh (1)");
    expect(text).toContain("Perlu diperiksa lagi");
  });

  it("tells a coordinator of a source only what came of the own area, and nothing of sources elsewhere", async () => {
    const coordinator = await coordinatorOfSleman();
    await coordinator.types("/statistik");
    const { message } = await coordinator.sees(/Kabupaten Sleman/);

    coordinator.self.press(message?.message_id ?? 0, { text: "x", callback_data: `source:${dinas}` });
    const on = await coordinator.sees(/Dinas Sosial Sleman/);
    await coordinator.presses("📊 Lihat mutunya", { on });
    await coordinator.sees(/Hanya rujukan dari wilayahmu: Kabupaten Sleman[\s\S]*Dirujuk ke sini: 5/);

    const [bali] = await seedSources(house.redisUrl, [{ place: "51.71.02", areasServed: ["51.71"] }]);
    coordinator.self.press(message?.message_id ?? 0, { text: "x", callback_data: `sourceQuality:${bali?.id}` });
    await coordinator.sees(/tidak melayani wilayahmu/);
  });

  it("has no button that leads nowhere", async () => {
    const { message } = await opens();
    if (message === undefined) throw new Error("The overview is a message.");

    const { pressed, deadEnds } = await crawl(admin, message, (data) => /^(source|entry)(:|$)/.test(data));

    expect(deadEnds).toEqual([]);
    const numbers = ["numbers", "numbersChart"];
    expect(pressed).toEqual([...numbers, "sourceQuality", "sourcesToSee", "statistics", "statisticsChart"]);
  });

  it("is not for volunteers, however they ask", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/statistik");
    await volunteer.sees("Ini untuk pengelola dan koordinator.");
    const { message_id } = volunteer.lastMessage();
    for (const data of ["statistics:0:3::0", "statisticsChart:0:3:", "sourcesToSee:0:0", `sourceQuality:${dinas}`]) {
      volunteer.self.press(message_id, { text: "x", callback_data: data });
      await volunteer.sees(/Ini untuk pengelola dan koordinator/);
    }

    await volunteer.seesNothingOf(/Jumlah rujukan|Dirujuk ke sini|perlu dilihat/);
  });

  it("ends with the task of the coordinator", async () => {
    const former = await coordinatorOfSleman();
    await former.types("/statistik");
    await former.sees(/Kabupaten Sleman/);

    await stored.setMember(former.id, { looksAfter: "" });
    await former.presses("7 hari");

    expect(former.answers().at(-1)?.text).toContain("Ini untuk pengelola dan koordinator");
  });

  it("speaks English", async () => {
    const guest = await house.someone("en");
    await guest.starts();
    await guest.presses("English");
    await guest.presses(/agree/);
    await guest.presses(/Later/);
    await stored.settled(guest);
    await stored.setMember(guest.id, { looksAfter: "34.04" });

    await guest.types("/statistics");

    await guest.sees(/Referrals, last 30 days\nKabupaten Sleman[\s\S]*Half of the help arrived within/);
    await guest.presses("📈 Draw a chart");
    await guest.sees(/In all: 4/);
  });
});
