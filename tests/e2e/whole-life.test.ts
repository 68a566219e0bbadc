import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONSENT_VERSION } from "../../src/domain/member.ts";
import { livesFully, type Stores, storesOf } from "../support/full-life.ts";
import { useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { endlessKeys, type Trace, tracesOf } from "../support/person-traces.ts";
import { useStore } from "../support/stored.ts";

/** Above 32 bits, and equal to no other number in the store. */
let free = 7_315_902_846;

/**
 * Where a person's account number may stand, and the part of the file that tells of it. A key that is not here fails the
 * test: whoever makes one says where /dataku tells of it, and what /hapus does with it.
 */
const SECTIONS: readonly (readonly [RegExp, string])[] = [
  [/^\{chat:\d+\}:member$/, "member"],
  [/^\{members\}:/, "member"],
  [/^\{chat:\d+\}:talk(-since)?$/, "talks"],
  [/^\{chat:\d+\}:(done|in-hand|journal:\d+|lease)$/, "messageNumbers"],
  [/^\{chat:\d+\}:referrals$/, "referrals"],
  [/^\{chat:\d+\}:(open-)?cases$/, "cases"],
  [/^\{chat:\d+\}:rumours$/, "rumours"],
  [/^\{chat:\d+\}:practice$/, "practice"],
  [/^\{ref:\w+\}(:log)?$/, "referrals"],
  [/^\{case:\w+\}(:log|:papers)?$/, "cases"],
  [/^\{rumour:[^}]+\}$/, "rumours"],
  [/^\{sources\}:(all|reports|proposals)$/, "directory"],
  [/^\{checks\}:/, "directory"],
  [/^\{audit\}:people$/, "adminLog"],
  [/^\{groups\}:linked$/, "linkedGroups"],
  [/^\{invite:[^}]+\}:came$/, "invites"],
  [/^\{dead\}:/, "letters"],
  [/^\{campaign:\w+\}(:log)?$/, "broadcasts"],
  [/^\{campaign:\w+\}:round:/, "broadcastsToYou"],
  [/^\{read:\w+\}$/, "read"],
  [/^\{queue\}:/, "alerts"],
];

/** What the notice of /hapus promises to be left, each with an end. */
const PROMISED: readonly RegExp[] = [/^\{chat:\d+\}:(done|journal:\d+|lease)$/];

describe("somebody who has used everything", () => {
  const house = useHouse();
  const stored = useStore(house);
  let stores: Stores;
  beforeAll(async () => {
    stores = await storesOf(house.redisUrl);
  });
  afterAll(() => stores.close());

  /** Came with an invite, is in the middle of a referral, has told of a danger, and is an admin who looks after a regency. */
  async function livedFully(): Promise<Person> {
    const id = free++;
    const volunteer = await person(house.playground, { firstName: "Relawan", languageCode: "id", id });
    const invite = await stores.invites.create({ uses: 10, days: 7, act: randomUUID() });
    await volunteer.starts(`u-${invite.code}`);
    for (const tap of ["Bahasa Indonesia", "✅ Saya setuju"]) await volunteer.presses(tap);
    await volunteer.types("Sleman");
    await volunteer.presses("Kabupaten Sleman");
    await volunteer.sees(/bergabung/);
    await volunteer.types("ada yang dipukul tetangganya tadi malam");
    await volunteer.sees(/🛑/);
    await volunteer.types("/rujuk");
    await volunteer.presses("Pangan");
    await volunteer.types("Beras untuk sepuluh hari");
    await volunteer.sees(/3\/9/);
    await stored.settled(volunteer);
    await livesFully(id, free++, stores);
    return volunteer;
  }

  const unknown = (traces: readonly Trace[]) =>
    traces.filter(({ key }) => !SECTIONS.some(([pattern]) => pattern.test(key)));

  it("finds every place where the account number stands in the file of /dataku", async () => {
    const volunteer = await livedFully();

    await volunteer.types("/dataku");
    const file = JSON.parse(volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString());

    const traces = await tracesOf(house.redisUrl, volunteer.id);
    expect(unknown(traces)).toEqual([]);
    for (const [pattern, section] of SECTIONS) {
      if (!traces.some(({ key }) => pattern.test(key))) continue;
      expect([section, JSON.stringify(file[section] ?? []).length > 2]).toEqual([section, true]);
    }
    expect(SECTIONS.filter(([pattern]) => !traces.some(({ key }) => pattern.test(key))).map(String)).toEqual([]);
    const page = String(volunteer.downloads(await volunteer.sees(/Datamu untuk dibaca/)));
    // A label without words of its own is shown as it stands in the code.
    expect([...page.matchAll(/<dt>([a-z][^<]*)</g)].map(([, label]) => label)).toEqual([]);
    expect(page).toContain("Ibu Sri");
    expect(page).toContain(`menyetujui pemberitahuan data versi ${CONSENT_VERSION} pada`);
  });

  it("leaves no key in the store without an end, or a reason to stay", async () => {
    await livedFully();

    const endless = await endlessKeys(house.redisUrl);

    expect(endless).toEqual([]);
  });

  it("leaves nothing behind with /hapus but what the notice promises, and that has an end", async () => {
    const volunteer = await livedFully();

    await volunteer.types("/hapus");
    await volunteer.presses("🗑 Ya, hapus semua");
    const { text } = await volunteer.sees(/Semua datamu terhapus/);
    expect(text).toMatch(/Hilang:.*Undangan yang kamu pakai \(1\)/);
    expect(text).toMatch(/Tinggal tanpa nomor akun.*Rujukan yang kamu pegang \(1\)/);
    expect(text).toMatch(/nomor pesan terakhirmu, sampai/);
    await stored.settled(volunteer);

    const left = await tracesOf(house.redisUrl, volunteer.id);
    expect(left.filter(({ key }) => !PROMISED.some((pattern) => pattern.test(key)))).toEqual([]);
    expect(left.filter(({ left: time }) => time === undefined)).toEqual([]);
  });
});
