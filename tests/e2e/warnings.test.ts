import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Colour } from "../../src/domain/check-in.ts";
import { refusalsOf } from "../support/admin-world.ts";
import { type TestCases, testCases } from "../support/case-book.ts";
import { joins, laterOn } from "../support/house.ts";
import { useMonday } from "../support/monday-house.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;
/** Jobs wait in Redis for the process that was killed to be given up. */
const within = 20_000;

describe("the early warning", () => {
  const monday = useMonday();
  const { house } = monday;
  let opened: TestCases | undefined;
  const cases = laterOn(() => opened);
  beforeAll(async () => {
    opened = await testCases(house.redisUrl);
  });

  afterAll(() => opened?.redis.close());

  /** A case with a check-in that long before the clock of the house began; of a volunteer whom nobody here knows, unless told. */
  async function told(
    place: string,
    colour: Colour,
    before: number,
    { at = MONDAY_MORNING, owner = cases.volunteer() } = {},
  ): Promise<void> {
    cases.now = at - before;
    const opened = await cases.opens(owner, { place, openedAt: cases.now });
    const filing = await cases.files(opened, { kind: "check-in", colour, safety: 3, gates: [] });
    expect(filing.kind).toBe("moved");
  }

  it("is shown to a coordinator who asks, as a picture with all of it in words, and of the own area alone", async () => {
    const coordinator = await monday.coordinator("34.04");
    for (const colour of ["red", "red", "yellow"] as const) await told("34.04.07", colour, DAY);
    for (let district = 1; district <= 9; district++) await told(`34.04.0${district}`, "red", 2 * DAY);
    await told("34.02.01", "red", DAY);

    await coordinator.types("/peringatan");
    const shown = await coordinator.sees(/Peringatan dini: Kabupaten Sleman/);
    expect(shown.text).toMatch(/Depok, Kabupaten Sleman: hijau 0, kuning 1, merah 3.*\n🔺 Merah bertambah: 3 kasus/);
    expect(shown.text).not.toMatch(/Bantul|K7M2Q/);
    expect(coordinator.downloads(shown).subarray(1, 4).toString()).toBe("PNG");

    await coordinator.presses("📋 Semua tempat (9)", { on: shown });
    const first = await coordinator.sees(/📋 Peringatan dini: Kabupaten Sleman \(1\/2\)/);
    await coordinator.presses(/Berikutnya|Lanjut|▶|»/, { on: first });
    await coordinator.sees(/\(2\/2\)/);
    await coordinator.types("/kasus");
    await coordinator.presses("🗺 Kasus di wilayahku");
    await coordinator.presses("📈 Peringatan dini");
    await coordinator.sees(/Seluruh daerah/);
    await coordinator.starts("w");
    await coordinator.sees(/Seluruh daerah/);
  });

  it("says when a week is quiet, and when nobody has told anything", async () => {
    const coordinator = await monday.coordinator("51.71");
    await coordinator.types("/peringatan");
    await coordinator.sees(/belum ada kabar dari kasus di Kota Denpasar/);

    await told("51.71.01", "green", DAY);
    await coordinator.types("/peringatan");

    await coordinator.sees(/tenang di Kota Denpasar[\s\S]*hijau 1/);
  });

  it("is for coordinators and admins: somebody else is refused, and that is noted", async () => {
    const volunteer = await monday.volunteer();
    const admin = await house.admin();
    await joins(admin);

    await volunteer.types("/peringatan");
    await volunteer.sees(/hanya tampil untuk pengelola dan koordinator/);
    await volunteer.starts("w");
    await volunteer.sees(/hanya tampil untuk pengelola dan koordinator/);
    await admin.types("/warnings");
    await admin.sees(/Peringatan dini: [\s\S]*Kabupaten Bantul/);

    expect(await refusalsOf(house, volunteer.id)).toEqual(["peringatan"]);
  });

  it("comes by itself on Monday, once, also after the bot was killed, and is told of in the linked group", async () => {
    const next = MONDAY_MORNING + WEEK;
    const coordinator = await monday.coordinator("73.71");
    const group = house.playground.group("Koordinator", [coordinator.self]);
    await coordinator.types("/hubungkan", { chatId: group });
    await coordinator.sees(/sekarang terhubung dengan Kota Makassar/);
    // Nothing of which the group hears by itself, not even that a volunteer is gone: that would come first, and this a minute later.
    const owner = { ...cases.volunteer(), id: (await monday.volunteer("73.71.01")).id };
    for (const district of ["73.71.01", "73.71.01"]) await told(district, "yellow", DAY, { at: next, owner });

    await monday.startsAt(next);
    const warning = await coordinator.sees(/Peringatan dini: Kota Makassar[\s\S]*Kuning dan merah bertambah: 2 kasus/, {
      within,
    });
    expect(coordinator.downloads(warning).length).toBeLessThan(200_000);
    await coordinator.sees(/^📈 Ada peringatan dini baru untuk koordinator\.$/, { within });

    await monday.startsAt(next + 3_600_000, "SIGKILL");
    await coordinator.types("/bantuan");
    await coordinator.sees(/Yang bisa kamu ketik/);
    const warnings = coordinator.messages().filter(({ caption }) => caption?.includes("Kota Makassar"));
    expect(warnings).toHaveLength(1);
  });
});
