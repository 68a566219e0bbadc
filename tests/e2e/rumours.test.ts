import { beforeAll, describe, expect, it } from "vitest";
import { refusalsOf } from "../support/admin-world.ts";
import { forge } from "../support/forging.ts";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useStore } from "../support/stored.ts";

describe("a rumour", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { volunteer, coordinatorOf } = referralPeople(house, stored);
  let ani: Person;
  let budi: Person;

  const livesIn = async (name: string, place: string) => {
    const someone = await volunteer(name);
    // Its answer comes after joining is committed.
    await someone.types("/bantuan");
    await someone.sees(/Yang bisa kamu ketik/);
    await stored.setMember(someone.id, { place });
    return someone;
  };
  const hears = async (who: Person) => {
    await who.types("/rumor");
    await who.sees(/Jangan teruskan. Jangan ditambahi/);
    await who.presses("Ada yang mau menyerang");
    await who.presses("Grup WhatsApp atau Telegram");
    await who.presses("Hanya mendengar");
    await who.sees(/Kabar: Ada yang mau menyerang[\s\S]*Jangan teruskan sebelum jelas/);
  };

  beforeAll(async () => {
    ani = await livesIn("Ani", "34.04.01");
    budi = await livesIn("Budi", "34.04.02");
  });

  it("is checked step by step, and ends with words to say", async () => {
    await hears(ani);
    await ani.sees(/berkumpul, senjata, atau korban\? Menjauh dulu/);

    await ani.pressesTwice("⬜ 1. Tanya pengirim");
    await ani.presses("✍️ Tulis isi kabarnya", { on: await ani.sees(/Periksa, satu per satu/) });
    await ani.sees(/Jangan tulis nama/);
    await ani.types("a".repeat(501));
    await ani.sees(/terlalu panjang. Paling banyak 500 huruf/);
    await ani.types("katanya truk itu tidak membawa beras");
    await ani.sees(/sudah tercatat, tersegel/);
    expect(ani.buttons()).toContain("☑️ 1. Tanya pengirim");
    await ani.presses("❌ Tidak benar");

    await ani.sees(/Hasil: tidak benar[\s\S]*Mulai dari yang benar/);
    const again = await ani.presses("❌ Tidak benar");
    expect(again.text).toMatch(/sudah tercatat tadi/);
    expect(await stored.everything()).not.toContain("katanya truk");
  });

  it("heard by another volunteer of the regency is met with what was found, and without who found it", async () => {
    await hears(budi);

    await budi.sees(
      /Relawan lain di Kabupaten Sleman yang mendengar kabar serupa dalam 14 hari: 1. Hasil pemeriksaan mereka: tidak benar 1/,
    );
    expect(budi.lastMessage().text).not.toContain("Ani");
  });

  it("tapped twice is told once, and stands in one's own list", async () => {
    await ani.types("/rumor");
    await ani.presses("Bantuan tidak adil");
    await ani.presses("Media sosial");
    await ani.pressesTwice("Hanya mendengar");
    await ani.sees(/Kabar: Bantuan tidak adil/);

    await ani.types("/rumor");
    await ani.presses("📋 Kabar yang kuperiksa");
    await ani.sees(/Kabar yang kamu periksa \(1\/1\)/);
    expect(ani.buttons().filter((text) => text.includes("Bantuan tidak adil"))).toHaveLength(1);
  });

  it("is counted for the coordinator of the area, who reads what is said and by nobody", async () => {
    const coordinator = await coordinatorOf("34.04");
    await coordinator.types("/rumor");
    await coordinator.presses("🗺 Kabar di wilayahku");
    await coordinator.sees(/Ada yang mau menyerang · Kabupaten Sleman\s+Relawan yang mendengar: 2. tidak benar 1/);

    await coordinator.presses("📖 Ada yang mau menyerang");

    const words = await coordinator.sees(/katanya truk itu tidak membawa beras/);
    expect(words.text).not.toMatch(/Ani|Budi/);
    const other = await coordinatorOf("33.09");
    await other.types("/bantuan");
    await forge(other, "rumourWords:34.04:0:0");
    expect(await refusalsOf(house, other.id)).toContain("rumourWords");
    expect(other.lastMessage().text).not.toContain("truk");
  });

  it("of somebody else is not there, and trying is noted", async () => {
    await ani.types("/rumor");
    await ani.presses("📋 Kabar yang kuperiksa");
    await ani.presses(/Ada yang mau menyerang/);
    await ani.sees(/Hasil: tidak benar/);
    const id = JSON.stringify(ani.lastMessage()).match(/rumourStep:([a-z2-7]{12})/)?.[1] ?? "";

    await budi.types("/bantuan");
    await forge(budi, `rumourResult:${id}:0`);

    await budi.sees(/Catatan kabar itu tidak ada padaku/);
    expect(await refusalsOf(house, budi.id)).toContain("rumourResult");
    await ani.types("/dataku");
    await ani.sees(/Semua yang|data/i);
  });

  it("that tells of a danger brings the safety card first, and is written down", async () => {
    await ani.types("/rumor");
    await ani.presses("📋 Kabar yang kuperiksa");
    await ani.presses(/Ada yang mau menyerang/);
    await ani.presses("✍️ Tulis isi kabarnya");
    await ani.types("sekarang mereka bacok orang di pasar");

    await ani.sees(/110/);
    await ani.types("/rumor");
    await ani.presses("📋 Kabar yang kuperiksa");
    await ani.presses(/Ada yang mau menyerang/);
    await ani.sees(/sudah tercatat, tersegel/);
  });

  it("is met with the same advice by somebody who has not joined, and leaves no record", async () => {
    const guest = await house.someone();
    await guest.types("/rumor");

    await guest.sees(/Cocokkan dengan dua orang yang tidak saling kenal[\s\S]*setelah kamu bergabung/);
  });
});
