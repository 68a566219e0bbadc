import { beforeEach, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { createMembers } from "../../src/redis/members.ts";
import { encodePress } from "../../src/telegram/callback-data.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useStore } from "../support/stored.ts";

const GAMPING = "34.04.01";

describe("a volunteer who calls the coordinator", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { coordinatorOf, forges } = referralPeople(house, stored);
  let coordinator: Person;
  // Not before all of them: a store is waited for within a test only.
  beforeEach(async () => {
    coordinator ??= await coordinatorOf("34.04");
  });

  /** The code in what the bot has just noted. */
  function codeOf(text: string): string {
    return /kasus (\w{5})/.exec(text)?.[1] ?? "";
  }

  it("reaches the coordinator of the place in three taps, without a case and without a word", async () => {
    const volunteer = await volunteerIn(house, stored, GAMPING);
    await volunteer.types("/bantuan");

    await volunteer.presses("📣 Minta bantuan koordinator");
    await volunteer.presses("🆘 Mendesak, kirim sekarang");
    const code = codeOf((await volunteer.sees(/Panggilan mendesakmu tercatat/)).text);

    const card = await coordinator.sees(new RegExp(`MENDESAK: relawan minta bantuan · ${code}`));
    expect(card.text).toMatch(/Gamping, Kabupaten Sleman[\s\S]*belum diceritakan[\s\S]*Relawan: Relawan/);
    await volunteer.sees(new RegExp(`Kasus ${code}: 1 orang sudah diberi tahu`));
  });

  it("gets the answer in the bot, and writes back", async () => {
    const volunteer = await volunteerIn(house, stored, GAMPING);
    const code = await opensCase(volunteer);
    await volunteer.types("/koordinator");
    await volunteer.presses(`${code} · Tanah dan batas`);
    await volunteer.presses("Tidak mendesak, kirim");
    await volunteer.sees(/Panggilanmu tercatat/);
    await volunteer.presses("✍️ Tambah beberapa kata");
    await volunteer.types("Pihak A tidak mau duduk bersama. Apa yang sebaiknya kulakukan?");
    await volunteer.sees(/Pesanmu ikut dikirim/);

    const card = await coordinator.sees(/“Pihak A tidak mau duduk bersama/);
    expect(card.text).toMatch(new RegExp(`${code}[\\s\\S]*Tanah dan batas[\\s\\S]*mediator`, "i"));
    await coordinator.presses("💬 Jawab", { on: card });
    await coordinator.types("Temui sendiri-sendiri dulu. Jangan bawa yang membawa parang ke satu meja.");
    await coordinator.sees(/sudah sampai ke relawannya/);

    const answer = await volunteer.sees(/Jawaban koordinator[\s\S]*Temui sendiri-sendiri dulu/);
    await volunteer.presses("✍️ Balas koordinator", { on: answer });
    await volunteer.types("Baik, besok kucoba.");
    await coordinator.sees(/“Baik, besok kucoba\.”/);
    expect(await stored.everything()).not.toMatch(/duduk bersama|Temui sendiri|besok kucoba/);
  });

  it("is answered once: whoever comes second sees it", async () => {
    const second = await coordinatorOf("34.04");
    const volunteer = await volunteerIn(house, stored, GAMPING);
    await volunteer.types("/koordinator");
    await volunteer.presses("Tidak mendesak, kirim");
    const code = codeOf((await volunteer.sees(/Panggilanmu tercatat/)).text);
    await volunteer.sees(/2 orang sudah diberi tahu/);
    const [one, other] = await Promise.all([coordinator.sees(new RegExp(code)), second.sees(new RegExp(code))]);

    await coordinator.presses("📞 Sudah kutelepon", { on: one });
    const { text } = await second.presses("📞 Sudah kutelepon", { on: other });

    expect(text).toMatch(/sudah dijawab/);
    await volunteer.sees(/sudah bicara denganmu lewat telepon/);
    await second.types("/koordinator");
    expect((await second.sees(/Menunggu koordinator|Tidak ada panggilan/)).text).not.toContain(code);
  });

  it("taps twice, and one call goes out", async () => {
    const volunteer = await volunteerIn(house, stored, GAMPING);
    await volunteer.types("/koordinator");

    await volunteer.pressesTwice("🆘 Mendesak, kirim sekarang");

    await volunteer.sees(/sudah terkirim tadi/);
    await volunteer.types("/koordinator");
    const { text } = await volunteer.sees(/Soal kasus yang mana/);
    expect(text.match(/⏳/g)).toHaveLength(1);
  });

  it("tells of a danger: the card comes first, and the words go to the coordinator as urgent", async () => {
    const volunteer = await volunteerIn(house, stored, GAMPING);
    await volunteer.types("/koordinator");
    await volunteer.presses("Tidak mendesak, kirim");
    await volunteer.presses("✍️ Tambah beberapa kata");

    await volunteer.types("Mereka sekarang saling serang, ada yang bawa parang");

    await volunteer.sees(/110/);
    await coordinator.sees(/MENDESAK[\s\S]*Bahaya[\s\S]*“Mereka sekarang saling serang/);
  });

  it("is told plainly when nobody can be reached, and what to do now", async () => {
    const volunteer = await volunteerIn(house, stored, "11.01.01");
    await volunteer.types("/koordinator");
    await volunteer.presses("🆘 Mendesak, kirim sekarang");

    await volunteer.sees(/Belum ada yang bisa kuhubungi[\s\S]*\/darurat/);
  });

  it("waits in the list of the coordinator, whom nobody else can play", async () => {
    const volunteer = await volunteerIn(house, stored, GAMPING);
    const stranger = await volunteerIn(house, stored, GAMPING);
    const elsewhere = await coordinatorOf("33");
    await volunteer.types("/koordinator");
    await volunteer.presses("🆘 Mendesak, kirim sekarang");
    const code = codeOf((await volunteer.sees(/Panggilan mendesakmu tercatat/)).text);
    await coordinator.sees(new RegExp(code));
    await coordinator.types("/koordinator");
    await coordinator.presses(new RegExp(`🆘 ${code}`));
    await coordinator.sees(new RegExp(`minta bantuan · ${code}`));

    for (const who of [stranger, elsewhere, volunteer]) {
      for (const press of [
        { name: "callAnswer", code },
        { name: "callPhoned", code },
        { name: "caseTake", code, seen: 1 },
        { name: "passOn", code, page: 0 },
      ] as const) {
        await forges(who, encodePress(press));
        await who.sees(new RegExp(`tidak menemukan kasus ${code}`));
      }
    }
    const noted = await stored.everything();
    for (const name of ["callAnswer", "callPhoned", "caseTake", "passOn"]) expect(noted).toContain(name);
    await volunteer.types("/koordinator");
    await volunteer.sees(/⏳/);
  });

  it("is out of sight at once for a coordinator who looks after the place no more", async () => {
    const former = await coordinatorOf("34.04");
    const volunteer = await volunteerIn(house, stored, GAMPING);
    await volunteer.types("/koordinator");
    await volunteer.presses("Tidak mendesak, kirim");
    const code = codeOf((await volunteer.sees(/Panggilanmu tercatat/)).text);
    const card = await former.sees(new RegExp(code));
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await createMembers(redis, () => new Date()).appoint(former.id, undefined, "dismissed");
    await redis.close();

    await former.presses("💬 Jawab", { on: card });

    await former.sees(new RegExp(`tidak menemukan kasus ${code}`));
  });

  it("is let in first, and has the emergency at hand meanwhile", async () => {
    const someone = await house.someone();
    await joins(someone);
    await stored.settled(someone);
    await stored.setMember(someone.id, { status: "pending" });

    await someone.types("/koordinator");

    const { message } = await someone.sees(/setelah kamu diterima/);
    expect(someone.buttons(message)).toEqual([expect.stringContaining("🆘")]);
  });
});
