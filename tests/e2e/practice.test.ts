import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PracticeBook } from "../../src/domain/practice-book.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { createPracticeBook } from "../../src/redis/practice-book.ts";
import { startBot } from "../support/bot-process.ts";
import { crawl } from "../support/crawl.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const SAFE = "✅ Tidak ada bahaya, lanjut";
const ON = "▶️ Pertanyaan berikutnya";
const NEXT = "▶️ Situasi berikutnya";
const RESULTS = "📊 Hasil latihanku";

describe("/latihan", () => {
  const house = useHouse();
  const stored = useStore(house);
  let redis: RedisConnection;
  let book: PracticeBook;
  let volunteer: Person;

  beforeAll(async () => {
    redis = await connectRedis([house.redisUrl], () => undefined);
    book = createPracticeBook(redis);
    volunteer = await house.someone();
    await joins(volunteer);
  });
  afterAll(() => redis.close());

  async function joined(fields: Readonly<Record<string, string>> = {}): Promise<Person> {
    const person = await house.someone();
    await joins(person);
    await stored.settled(person);
    if (Object.keys(fields).length > 0) await stored.setMember(person.id, fields);
    return person;
  }

  it("takes a volunteer through a situation, with a mistake and the reason for it", async () => {
    await volunteer.types("/latihan");
    await volunteer.sees(/satu ketukan tiap jawaban/);
    await volunteer.presses("▶️ Mulai latihan");
    await volunteer.sees(/Batas kebun[\s\S]*1\/4/);
    await volunteer.presses(SAFE);
    await volunteer.sees(/Tepat\. Tidak ada tanda bahaya/);
    await volunteer.presses(ON);
    await volunteer.presses("Saling diam, curiga, belum bertengkar");
    await volunteer.sees(/Belum pas\. Ini fase Konflik[\s\S]*Tandanya: mereka ribut/);
    await volunteer.presses(ON);
    const answers = await volunteer.pressesTwice("Mediator: menengahi dua pihak");
    await volunteer.presses(ON);
    await volunteer.presses("M7 · Timbang untungnya bila berbaikan");
    const verdict = await volunteer.sees(/Tepat\. Paling pas: Timbang untungnya bila berbaikan, karena mereka/);
    await volunteer.presses("📖 Buka kartunya");
    await volunteer.sees(/M7 · Timbang untungnya[\s\S]*Hindari/);

    expect(answers.map(({ text }) => text).toSorted()).toEqual(["", expect.stringMatching(/sudah kamu jawab/)]);
    await volunteer.presses(NEXT, { on: verdict });
    await volunteer.sees(/Malam setelah ribut[\s\S]*1\/4/);
  });

  it("stops at a danger: what to do first, whom to call, and no technique; nothing of it is noted as a danger", async () => {
    await volunteer.presses(SAFE);
    const { text, message } = await volunteer.sees(/Belum pas[\s\S]*menjauh dulu[\s\S]*110 Polisi/);
    await volunteer.presses("🛑 Ada kekerasan sekarang / 24 jam ini");
    await volunteer.sees(/Jangan melerai, jangan berdiri di antara mereka/);

    expect(text).toContain("Pergi ke tempat aman");
    expect(volunteer.buttons(message)).not.toContain(ON);
    await stored.settled(volunteer);
    expect((await stored.member(volunteer.id))?.["dangerAt"] ?? "").toBe("");
    expect(await stored.hasTalk(volunteer.id)).toBe(false);
    // In danger a result is not shown; here it is, for nothing has happened.
    await volunteer.types("/latihan");
    await volunteer.sees(/Selesai: 2 dari 32/);
  });

  it("keeps what was practised, also when the bot starts anew in the middle", async () => {
    await volunteer.presses(NEXT);
    await volunteer.presses(SAFE);
    const before = await volunteer.sees(/Kabar di grup WhatsApp[\s\S]*Tepat/);
    await house.bot.stop();
    // What was practised is no guidance, and no card that was opened in the field: nothing of it was counted.
    expect(await stored.everything()).not.toMatch(/\{usage\}:[\d-]+:counts/);
    house.bot = await startBot(house.environment);

    await volunteer.presses(ON, { on: before });
    await volunteer.sees(/2\/4/);
    await volunteer.types("/latihan");

    const { text } = await volunteer.sees(/Selesai: 2 dari 32/);
    expect(text).toContain("Bahaya: 2 dari 3\nFase: 0 dari 1\nPeran: 1 dari 1\nTeknik: 1 dari 1");
    expect(text).toContain("Yang paling perlu diulang: Fase.");
    await volunteer.presses(NEXT);
    await volunteer.sees(/Kabar di grup WhatsApp[\s\S]*2\/4/);
  });

  it("brings back what went wrong until it is right, and the first answer stays as it was", async () => {
    await volunteer.types("/latihan");
    await volunteer.presses("🔁 Yang perlu diulang (2)");
    await volunteer.presses("Batas kebun");
    await volunteer.sees(/1\/4/);
    await volunteer.presses(SAFE);
    await volunteer.presses(ON);
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.sees(/Tepat/);
    await volunteer.presses(RESULTS);

    const { text } = await volunteer.sees(/Benar di jawaban pertama/);
    expect(text).toContain("Fase: 0 dari 1");
    await volunteer.presses("🔁 Yang perlu diulang (1)");
    const { message } = await volunteer.sees(/Yang perlu diulang/);
    expect(volunteer.buttons(message)).toEqual(["Malam setelah ribut", RESULTS, "🆘 Darurat"]);
  });

  it("waits while a real danger is on: the safety card comes first, and no old button leads past it", async () => {
    const person = await joined();
    await person.types("/latihan");
    await person.presses("▶️ Mulai latihan");
    const practice = await person.sees(/1\/4/);

    await person.types("Tolong, ada orang membawa parang di depan rumah");
    await person.sees(/🛑/);
    await person.presses(SAFE, { on: practice });
    await person.sees(/Tadi kamu melapor ada bahaya/);
    await person.types("/latihan");
    await person.sees(/latihan bisa menunggu/);
    await person.presses("🧭 Mulai panduan");
    await person.presses("✅ Tidak ada, lanjut");
    await person.sees(/2\/4 · Keadaannya/);
    await person.types("/latihan");

    await person.sees(/satu ketukan tiap jawaban/);
  });

  it("tells a coordinator where many go wrong, from five people on, and only of the own area", async () => {
    const coordinator = await joined({ looksAfter: "34.04" });
    const answers = (place: string, people: readonly number[]) => {
      const said = { situation: "01-batas-kebun", question: "safety", isRight: false } as const;
      for (const person of people) book.count({ ...said, person, place });
    };
    answers("34.04.01", [9101, 9102, 9103, 9104]);
    answers("33.10", [9201, 9202, 9203, 9204, 9205, 9206]);
    await coordinator.types("/latihan");
    await coordinator.presses("👥 Di mana banyak yang keliru");
    await coordinator.sees(/Kabupaten Sleman[\s\S]*Belum ada yang bisa ditampilkan/);

    const fifth = await joined({ place: "34.04.02" });
    await fifth.types("/latihan");
    await fifth.presses("▶️ Mulai latihan");
    await fifth.presses("Ada senjata, massa, atau api");
    await fifth.sees(/Belum pas/);

    await expect
      .poll(
        async () => {
          await coordinator.types("/latihan");
          await coordinator.presses("👥 Di mana banyak yang keliru");
          return (await coordinator.sees(/Kabupaten Sleman/)).text;
        },
        { timeout: 10_000, interval: 100 },
      )
      .toMatch(/\n\n1\. Batas kebun · Bahaya: 5 dari 5 belum pas$/);
    const admin = await house.admin();
    await joins(admin);
    await admin.types("/latihan");
    await admin.presses("👥 Di mana banyak yang keliru");
    await admin.sees(/Seluruh Indonesia[\s\S]*Batas kebun · Bahaya: 11 dari 12 belum pas/);
  });

  it("shows no counts to a volunteer, nor to one who was a coordinator, however they ask", async () => {
    const former = await joined({ looksAfter: "34.04" });
    await former.types("/latihan");
    const home = await former.sees(/satu ketukan/);
    await stored.setMember(former.id, { looksAfter: "" });

    expect((await former.presses("👥 Di mana banyak yang keliru", { on: home })).text).toMatch(
      /pengelola dan koordinator/,
    );
    await former.types("/latihan");
    const { message } = await former.sees(/satu ketukan/);
    expect(former.buttons(message)).toEqual(["▶️ Mulai latihan", "🆘 Darurat"]);
    await former.seesNothingOf(/belum pas/);
  });

  it("refuses what was made up, and what is asked of a situation that ends at its danger", async () => {
    await volunteer.types("/latihan");
    const { message } = await volunteer.sees(/Latihan/);
    const madeUp = [
      ...["practiceOpen:77-tidak-ada", "practiceAsk:02-lempar-batu:1", "practiceAnswer:02-lempar-batu:3:h"],
      ...["practiceAnswer:01-batas-kebun:0:h", "practiceAnswer:01-batas-kebun:3:1", "practiceOpen:../etc"],
    ];

    for (const data of madeUp) {
      volunteer.self.press(message?.message_id ?? 0, { text: "x", callback_data: data });
      await volunteer.sees(/Tombol ini dari langkah yang lama/);
    }
  });

  it("has no button that leads nowhere", async () => {
    await volunteer.types("/latihan");
    const { message } = await volunteer.sees(/Latihan/);
    if (message === undefined) throw new Error("The home of practice is a message.");

    const left = /^(guide|refer|sources|search|sos|cards\w*|cardAlone|brokerSets|practiceAnswer)(:|$)/;
    const { pressed, deadEnds } = await crawl(volunteer, message, (data) => left.test(data));

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(["practice", "practiceOpen", "practiceRepeat"]);
  });

  it("is in the own data, and gone with it", async () => {
    await volunteer.types("/dataku");
    const file = await volunteer.sees(/semua yang tersimpan/);
    const { practice } = JSON.parse(volunteer.downloads(file).toString());
    expect(practice).toContainEqual({
      ...{ situation: "01-batas-kebun", rightAtFirst: [true, false, true, true], toRepeat: [] },
    });

    await volunteer.types("/hapus");
    await volunteer.presses("🗑 Ya, hapus semua");
    await volunteer.sees(/Semua datamu terhapus/);
    await stored.settled(volunteer);

    expect(await stored.everything()).not.toContain(`{chat:${volunteer.id}}:practice`);
  });

  it("asks a stranger to join first, and speaks English", async () => {
    const guest = await house.someone("en");
    await guest.starts();
    await guest.presses("English");
    await guest.types("/practice");
    await guest.sees(/Let us meet first/);
    await guest.presses(/agree/);
    await guest.presses(/Later/);

    await guest.types("/practice");
    await guest.presses("▶️ Start practising");
    await guest.sees(/The edge of the garden[\s\S]*Safety first/);
    await guest.presses("✅ No danger, go on");
    await guest.sees(/Right\. Nothing in this story tells of a danger/);
  });
});
