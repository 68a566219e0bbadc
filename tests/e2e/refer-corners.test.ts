import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Source } from "../../src/domain/source.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { sealer } from "../support/referral-book.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import {
  beginsReferral,
  DINSOS,
  joinsInSleman,
  seesSources,
  TO_THE_SOURCE,
  taps,
  writesReferral,
} from "../support/referring.ts";
import { SEEN_AFTER, seedHouse, seedSources } from "../support/sources.ts";

const DANGER = "Ibu itu dipukul suaminya tadi malam, perlu dokter";
const SENT = [{ kind: "consent" }, { kind: "send" }] as const;

describe("/rujuk at its corners", () => {
  const house = useHouse();
  const referrals = useReferrals(house);
  beforeAll(() =>
    seedSources(house.redisUrl, [
      DINSOS,
      ...Array.from({ length: 6 }, (_, number) => ({
        organisation: `Dapur Umum ${number}`,
        categories: ["food"] as const,
      })),
    ]),
  );

  async function volunteerInSleman(): Promise<Person> {
    const volunteer = await house.someone();
    await joinsInSleman(volunteer);
    return volunteer;
  }

  const forges = (volunteer: Person, data: string) =>
    volunteer.self.press(volunteer.lastMessage().message_id, { text: "x", callback_data: data });

  it("shows five sources, the next five, and the end of the list", async () => {
    const volunteer = await volunteerInSleman();

    await beginsReferral(volunteer);
    await taps(volunteer, ...TO_THE_SOURCE);
    const first = await seesSources(volunteer, /Dapur Umum/);
    await volunteer.presses("Lihat lima berikut ▶️");
    const second = await volunteer.sees(/6\. /);

    expect(first.text).toMatch(/1\. [\s\S]*5\. /);
    expect(first.text).not.toContain("6. ");
    expect(second.text).toMatch(/6\. [\s\S]*7\. [\s\S]*Itu semua/);
    expect(volunteer.buttons(second)).not.toContain("Lihat lima berikut ▶️");
    await volunteer.presses("◀️ Sebelumnya");
    await volunteer.sees(/1\. [\s\S]*5\. /);
  });

  it("asks for another source when the chosen one leaves the directory before the last tap", async () => {
    const [pharmacy] = await seedSources(house.redisUrl, [{ organisation: "Obat Sehat", categories: ["medicine"] }]);
    const [volunteer, other] = [await volunteerInSleman(), await volunteerInSleman()];
    for (const one of [volunteer, other]) {
      await beginsReferral(one);
      await taps(one, "Obat", ...TO_THE_SOURCE.slice(1));
      await seesSources(one, /1\. Obat Sehat/);
    }
    await taps(volunteer, "1 · Obat Sehat", "Bawa surat", /Ya, setuju/);
    await volunteer.sees(/Periksa dulu/);

    await retire(pharmacy);
    await seesSources(other, /belum punya sumber untuk obat/);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/baru saja dikeluarkan dari direktori[\s\S]*7\/9/);
    await volunteer.types("Apotek Baru");
    await volunteer.sees(/Periksa dulu[\s\S]*Apotek Baru/);
    await volunteer.presses("✅ Kirim rujukan");

    await volunteer.sees(/sudah terkirim/);
  });

  it("is not begun from an entry that was retired while it was being looked at", async () => {
    const [clothes] = await seedHouse(house, [{ organisation: "Lemari Warga", categories: ["clothing"] }]);
    const volunteer = await volunteerInSleman();
    await volunteer.types("/sumber");
    await volunteer.presses("Pakaian");
    await volunteer.presses("1");
    await volunteer.sees(/Lemari Warga/);

    await retire(clothes);
    await setTimeout(SEEN_AFTER);
    await volunteer.presses("🤝 Rujuk ke sini");

    const { text } = await volunteer.sees(/Sudah tidak melayani/);
    expect(text).toContain("Lemari Warga");
  });

  async function retire(source: Source | undefined): Promise<void> {
    if (source === undefined) throw new Error("There is no source to retire.");
    const { quality: _quality, ...record } = source;
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await createDirectory({ redis, sealer, now: () => new Date() }).save({ ...record, status: "defunct" });
    await redis.close();
  }

  it.each(["↩️ Bukan ini yang terjadi", "▶️ Lanjutkan"])(
    "a danger told as the need brings its card first, and “%s” leads back to the open question",
    async (way) => {
      const volunteer = await volunteerInSleman();
      await beginsReferral(volunteer);
      await volunteer.presses("Layanan kesehatan");
      await volunteer.sees(/2\/9/);

      await volunteer.types(DANGER);
      await volunteer.sees(/🛑[\s\S]*Rujukanmu tidak hilang/);
      await volunteer.presses(way);
      await volunteer.sees(/Tadi kamu menulis: “Ibu itu dipukul[\s\S]*2\/9/);
      await volunteer.presses("✅ Pakai tulisan tadi");

      await volunteer.sees(/3\/9/);
    },
  );

  it("a danger where no words are asked for brings its card, and the question stays", async () => {
    const volunteer = await volunteerInSleman();
    await beginsReferral(volunteer);
    await taps(volunteer, "Pangan", "Lewati");

    await volunteer.types("rumah warga dibakar massa");
    await volunteer.sees(/🛑/);
    await volunteer.seesNothingOf(/3\/9|Jawab dengan/);
    await volunteer.presses("🕊 Sudah reda dan aman");

    await volunteer.sees(/3\/9/);
  });

  it("takes no words that are longer than anybody reads", async () => {
    const volunteer = await volunteerInSleman();
    await beginsReferral(volunteer);
    await volunteer.presses("Pangan");

    await volunteer.types("beras ".repeat(100));
    await volunteer.sees(/Terlalu panjang\. Paling banyak 500 huruf[\s\S]*2\/9/);
    await volunteer.types("beras untuk lima orang");

    await volunteer.sees(/3\/9/);
  });

  it("gives nobody a look into somebody else's case or referral", async () => {
    const [owner, stranger] = [await volunteerInSleman(), await volunteerInSleman()];
    const referral = await referrals.after(owner, SENT, { case: { code: "7KMQ2", sides: ["A"] } });

    await beginsReferral(stranger);
    await taps(stranger, ...TO_THE_SOURCE.slice(0, 5));
    await stranger.sees(/6\/9/);
    forges(stranger, "referCase:7KMQ2");
    await stranger.seesNothingOf(/7KMQ2/);
    await stranger.presses("✅ Tidak ada kaitannya");
    await stranger.sees(/7\/9/);
    forges(stranger, `letterMake:${referral.code}:0`);

    await stranger.sees(/tidak menemukan/);
    expect(stranger.messages().filter(({ document }) => document !== undefined)).toEqual([]);
  });

  it("goes on from a referral that was refused with all that is known, and asks for consent anew", async () => {
    const volunteer = await volunteerInSleman();
    const refused = await referrals.after(
      volunteer,
      [...SENT, { kind: "refuse", reason: "capacity" }],
      {
        ...{ source: { kind: "typed", name: "Lumbung warga" }, forWhom: "R4T9", place: "34.04" },
      },
      { need: "beras untuk lima orang" },
    );

    await volunteer.types(`/rujukan ${refused.code}`);
    await volunteer.sees(new RegExp(refused.code));
    forges(volunteer, `referralAgain:${refused.code}`);
    await seesSources(volunteer, /Dapur Umum/);
    await taps(volunteer, /^1 · /, "Aku antar", /Ya, setuju/);
    const summary = await volunteer.sees(/Periksa dulu/);
    await volunteer.presses("✅ Kirim rujukan");
    await volunteer.sees(/sudah terkirim/);

    expect(summary.text).toMatch(/R4T9[\s\S]*beras untuk lima orang[\s\S]*Lanjutan dari/);
    expect((await referrals.book.ofOwner(volunteer.id)).find(({ state }) => state === "terkirim")).toMatchObject({
      ...{ continues: refused.code, forWhom: "R4T9", place: "34.04", consent: { by: volunteer.id } },
    });
  });

  it("puts the volunteer's contact into the letter when it is ticked", async () => {
    const volunteer = await person(house.playground, { firstName: "Rina", languageCode: "id", username: "rina_damai" });
    await joinsInSleman(volunteer);
    await writesReferral(volunteer);
    await taps(volunteer, "✅ Kirim rujukan", "📄 Surat rujukan (PDF)", /⬜️ Kontak/, /⬜️ Keterangan/);
    const question = await volunteer.sees(/Centang/);
    await volunteer.presses("📄 Buat surat");
    await volunteer.sees(/Hapus dari HP/);

    expect(volunteer.buttons(question)).toEqual(
      expect.arrayContaining(["☑️ Kontak Telegramku", "☑️ Keterangan kebutuhan"]),
    );
  });

  it("speaks English to whoever chose it, while the letter speaks Indonesian to the counter", async () => {
    const volunteer = await house.someone("en");
    await volunteer.starts();
    await taps(volunteer, "English", "✅ I agree", "Later");

    await volunteer.types("/refer");
    await volunteer.sees(/1\/9 · What is needed/);
    await taps(volunteer, "Food", "Skip", /Urgent/);
    await volunteer.types("Sleman");
    await taps(volunteer, "📍 Kabupaten Sleman", /Use the code/, "✅ Not part of one");
    await volunteer.sees(/7\/9 · Refer where/);
    await volunteer.types("Village store");
    await taps(volunteer, "With a letter", /Record it now/, "✅ Send the referral");
    const sent = await volunteer.sees(/is sent/);
    await taps(volunteer, "📄 Referral letter (PDF)", "📄 Make the letter");
    const letter = await volunteer.sees(/Referral letter/);

    expect(sent.text).toMatch(/Read it aloud: [\s\S]*give it to \w{4} to show there/);
    expect(volunteer.downloads(letter).toString("latin1")).toContain("SURAT RUJUKAN");
  });

  it("is offered where the guide names the broker", async () => {
    const volunteer = await volunteerInSleman();
    await volunteer.types("/teknik B1");
    await volunteer.sees(/B1/);

    await volunteer.presses("🤝 Rujuk ke bantuan");

    await volunteer.sees(/1\/9/);
  });
});
