import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";
import { openStore, type Stored } from "../support/stored.ts";

let house: TestHouse;
let stored: Stored;
let admin: Person;

const begin = async (JOINING: "approval" | "invite") => {
  house = await startHouse({ environment: { JOINING } });
  stored = await openStore(house.redisUrl);
  admin = await house.admin();
  await goesThroughJoining(admin);
};
const end = async () => {
  await stored.close();
  await house.stop();
};

async function goesThroughJoining(person: Person, payload?: string): Promise<void> {
  await person.starts(payload);
  await person.presses("Bahasa Indonesia");
  await person.presses("✅ Saya setuju");
  await person.presses("Nanti saja");
}

/** Each with a name of one's own, so that the admin's list shows who is meant. */
const named = (firstName: string) => person(house.playground, { firstName, languageCode: "id" });

const statusOf = async (person: Person) => (await stored.member(person.id))?.["status"];

describe("joining where an admin decides", () => {
  beforeAll(() => begin("approval"));
  afterAll(end);

  it("lets an admin in at once", async () => {
    await stored.settled(admin);

    expect(await statusOf(admin)).toBe("active");
  });

  it("tells the admin, and the volunteer when the admin says yes", async () => {
    const volunteer = await named("Ani");

    await goesThroughJoining(volunteer);
    await volunteer.sees(/Pengelola akan memeriksa/);
    const request = await admin.sees(/Ani ingin bergabung[\s\S]*belum dipilih/);
    await admin.presses("✅ Terima", { on: request });

    await admin.sees(/Ani diterima/);
    const answer = await volunteer.sees(/Permintaanmu diterima/);
    expect(volunteer.buttons(answer)).toContain("🧭 Mulai panduan");
    expect(await statusOf(volunteer)).toBe("active");
  });

  it("tells the volunteer kindly when the admin says no, and the guide stays open", async () => {
    const volunteer = await named("Budi");

    await goesThroughJoining(volunteer);
    await admin.presses("Tolak", { on: await admin.sees(/Budi ingin bergabung/) });
    await admin.presses("Tolak tanpa kata");

    await volunteer.sees(/belum bisa diterima[\s\S]*\/darurat tetap bisa/);
    await volunteer.presses("🧭 Mulai panduan");
    await volunteer.sees(/1\/4/);
  });

  it("does not claim to have told a volunteer who has left meanwhile", async () => {
    const volunteer = await named("Wati");
    await goesThroughJoining(volunteer);
    const request = await admin.sees(/Wati ingin bergabung/);
    await volunteer.blocks();

    await admin.presses("Tolak", { on: request });
    await admin.presses("Tolak tanpa kata");

    await admin.sees(/Wati tidak diterima. Orangnya tidak bisa kuhubungi/);
  });

  it("answers only the first of two decisions", async () => {
    const volunteer = await named("Cici");
    await goesThroughJoining(volunteer);
    const request = await admin.sees(/Cici ingin bergabung/);
    await admin.types("/anggota");
    await admin.presses("👤 Lihat permintaan", { on: await admin.sees(/Menunggu jawabanmu/) });
    const again = await admin.sees(/Cici ingin bergabung/);

    await admin.presses("✅ Terima", { on: request });
    await volunteer.sees(/Permintaanmu diterima/);
    await admin.presses("Tolak", { on: again });

    await admin.sees(/sudah dijawab/);
    expect(await statusOf(volunteer)).toBe("active");
  });

  it("shows all who wait, one after another", async () => {
    const [dedi, euis] = [await named("Dedi"), await named("Euis")];
    for (const volunteer of [dedi, euis]) await goesThroughJoining(volunteer);
    await admin.sees(/Euis ingin bergabung/);

    await admin.types("/anggota");
    await admin.presses("👤 Lihat permintaan", { on: await admin.sees(/Menunggu jawabanmu: 2/) });
    await admin.sees(/\(1\/2\)[\s\S]*Dedi ingin bergabung/);
    await admin.presses("Berikutnya ▶️");
    await admin.presses("✅ Terima", { on: await admin.sees(/\(2\/2\)[\s\S]*Euis ingin bergabung/) });
    await admin.presses("👤 Permintaan berikutnya (1)", { on: await admin.sees(/Euis diterima/) });
    await admin.presses("✅ Terima", { on: await admin.sees(/Dedi ingin bergabung/) });

    for (const volunteer of [dedi, euis]) await volunteer.sees(/Permintaanmu diterima/);
  });

  it("takes no decision from somebody who makes up the admin's button", async () => {
    const volunteer = await house.someone();
    await goesThroughJoining(volunteer);
    const own = volunteer.lastMessage();

    await volunteer.presses("🧭 Mulai panduan", { on: own });
    const forged = { text: "✅ Terima", callback_data: `decide:${volunteer.id.toString(36)}:1` };
    volunteer.self.press(own.message_id, forged);

    await volunteer.sees(/hanya untuk pengelola/);
    expect(await statusOf(volunteer)).toBe("pending");
  });

  it("keeps the members' list from everybody else", async () => {
    const volunteer = await house.someone();

    await volunteer.types("/anggota");

    await volunteer.sees(/hanya untuk pengelola/);
  });

  it("lets a volunteer who waits come in with an invite", async () => {
    const volunteer = await house.someone();
    await goesThroughJoining(volunteer);

    await volunteer.starts(await inviteFor("1 orang"));

    await volunteer.sees(/Undanganmu berlaku/);
    await stored.settled(volunteer);
    expect(await statusOf(volunteer)).toBe("active");
  });
});

describe("joining where an invite is needed", () => {
  beforeAll(() => begin("invite"));
  afterAll(end);

  it("says where to get an invite to somebody who has none", async () => {
    const volunteer = await house.someone();

    await goesThroughJoining(volunteer);

    await volunteer.sees(/perlu tautan undangan[\s\S]*koordinatormu/);
  });

  it("opens the door to as many as the invite is for", async () => {
    const invite = await inviteFor("1 orang");
    const [first, second] = [await house.someone(), await house.someone()];

    await goesThroughJoining(first, invite);
    await first.sees(/sudah bergabung/);
    await goesThroughJoining(second, invite);

    await second.sees(/sudah habis dipakai/);
  });

  it("says that an invite is not valid any more", async () => {
    const volunteer = await house.someone();

    await goesThroughJoining(volunteer, "u-AAAAAAAAAAAAAAAA");

    await volunteer.sees(/tidak berlaku lagi/);
  });
});

/** The part of the link that opens the chat with the bot. */
async function inviteFor(size: string): Promise<string> {
  await admin.types("/anggota");
  await admin.presses("🔗 Buat undangan");
  await admin.presses(size);
  await admin.presses("7 hari");
  const { text } = await admin.sees(/t\.me\/juru_damai_bot\?start=u-/);
  return /start=(\S+)/.exec(text)?.[1] ?? "";
}
