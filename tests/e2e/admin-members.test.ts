import { beforeAll, describe, expect, it } from "vitest";
import { adminPeople } from "../support/admin-people.ts";
import { actsIn } from "../support/admin-world.ts";
import { forge } from "../support/forging.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("an admin who looks after members", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { member, appointed, opens } = adminPeople(house, stored);
  let admin: Person;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  const fieldOf = async (whom: Person, field: string) => (await stored.member(whom.id))?.[field] ?? "";
  const menuOf = (whom: Person) => whom.self.commands().map(({ command }) => command);
  async function makesAdmin(whom: Person, by = admin): Promise<void> {
    await opens(by, whom);
    await by.presses("🛠 Jadikan pengelola");
    await by.presses("🛠 Ya, jadikan pengelola");
    await by.sees(/✅ Sudah[\s\S]*🛠 pengelola/);
  }

  it("makes an admin of a volunteer, who is told, sees the commands and may act at once", async () => {
    const ani = await member("Ani");

    await opens(admin, ani);
    await admin.presses("🛠 Jadikan pengelola");
    await admin.sees(/Jadikan Ani pengelola\?[\s\S]*membekukan orang/);
    await admin.presses("🛠 Ya, jadikan pengelola");

    await ani.sees(/Kamu sekarang pengelola[\s\S]*\/anggota/);
    expect(menuOf(ani)).toContain("anggota");
    await ani.types("/anggota");
    await ani.sees(/Menunggu jawabanmu/);
    expect(await actsIn(house)).toContainEqual({ who: ADMIN_ID, what: "member.make-admin", whom: ani.id });
  });

  it("tells people in their own language", async () => {
    const english = await house.someone("en");
    await joins(english);
    await stored.settled(english);
    await stored.setMember(english.id, { language: "en" });

    await makesAdmin(english);

    await english.sees(/You are now an admin/);
  });

  it("hears of the other admin who was quicker", async () => {
    const [budi, second] = [await member("Budi"), await appointed("Wakil")];
    for (const one of [admin, second]) {
      await opens(one, budi);
      await one.presses("🛠 Jadikan pengelola");
      await one.sees(/Jadikan Budi pengelola/);
    }

    await admin.presses("🛠 Ya, jadikan pengelola");
    await budi.sees(/Kamu sekarang pengelola/);
    const { text } = await second.presses("🛠 Ya, jadikan pengelola");

    expect(text).toMatch(/sudah tercatat tadi/);
    expect(budi.messages().filter((message) => message.text?.includes("Kamu sekarang pengelola"))).toHaveLength(1);
  });

  it("takes the right back: the commands go, and the next act is refused", async () => {
    const cici = await member("Cici");
    await makesAdmin(cici);

    await opens(admin, cici);
    await admin.presses("Berhenti jadi pengelola");
    await admin.presses("Ya, berhenti");

    await cici.sees(/Tugasmu sebagai pengelola sudah selesai/);
    expect(menuOf(cici)).not.toContain("anggota");
    await cici.types("/anggota");
    await cici.sees(/hanya untuk pengelola/);
    expect((await actsIn(house)).at(-1)).toMatchObject({ what: "member.dismiss-admin", whom: cici.id });
  });

  it("who was appointed is warned before stopping, and sees no more of the members afterwards", async () => {
    const dedi = await appointed("Dedi");

    await opens(dedi, dedi);
    await dedi.presses("Berhenti jadi pengelola");
    const warning = await dedi.sees(/tentang dirimu sendiri[\s\S]*Tetap berhenti/);
    expect(await fieldOf(dedi, "isAdmin")).toBe("1");
    await dedi.presses("Ya, berhenti", { on: warning });

    const { text } = await dedi.sees(/Tugasmu sebagai pengelola sudah selesai/);
    expect(text).not.toMatch(/Akun:/);
    expect(await fieldOf(dedi, "isAdmin")).toBe("");
    await stored.settled(dedi);
    expect(await fieldOf(dedi, "isAdmin")).toBe("");
  });

  it("cannot suspend themselves by a slip", async () => {
    const euis = await appointed("Euis");
    await opens(euis, euis);

    const { text } = await euis.presses("⛔️ Bekukan");

    expect(text).toMatch(/tidak bisa membekukan dirimu sendiri/);
    expect((await forge(euis, `memberSuspend:${euis.id.toString(36)}`)).text).toMatch(/dirimu sendiri/);
    expect(await fieldOf(euis, "status")).toBe("active");
  });

  it("of the settings is neither dismissed nor suspended, and the reason is said", async () => {
    const fajar = await appointed("Fajar");
    await opens(fajar, admin);

    const offered = fajar.buttons();
    const own = admin.id.toString(36);
    const answers = [];
    for (const name of ["memberDismissAsk", "memberDismiss", "memberSuspendAsk", "memberSuspend"]) {
      answers.push((await forge(fajar, `${name}:${own}`)).text);
    }

    expect(offered).not.toContain("⛔️ Bekukan");
    expect(offered).not.toContain("Berhenti jadi pengelola");
    for (const answer of answers) expect(answer).toMatch(/pengaturan server/);
    expect(await fieldOf(admin, "status")).toBe("active");
  });

  it("suspends after a question that names what comes of it; roles and the running talk end", async () => {
    const gita = await appointed("Gita");
    await opens(admin, gita);
    await admin.presses("⭐️ Koordinator daerah lain");
    await admin.presses("Aceh");
    await admin.presses("⭐️ Koordinator Aceh");
    await gita.types("/panduan");
    await gita.sees(/1\/4/);
    await stored.settled(gita);

    await opens(admin, gita);
    await admin.presses("⛔️ Bekukan");
    await admin.sees(/Bekukan Gita\?[\s\S]*Pembicaraan[\s\S]*\/dataku/);
    await admin.presses("⛔️ Ya, bekukan");

    await gita.sees(/Akunmu dibekukan[\s\S]*\/hapus/);
    expect(await stored.member(gita.id)).toMatchObject({ status: "suspended", isAdmin: "", looksAfter: "" });
    expect(await stored.hasTalk(gita.id)).toBe(false);
    expect(menuOf(gita)).not.toContain("anggota");
    await gita.types("/anggota");
    await gita.sees(/dibekukan/);
  });

  it("lets a suspended member in again, as a volunteer who begins afresh", async () => {
    const hadi = await member("Hadi");
    await opens(admin, hadi);
    await admin.presses("⛔️ Bekukan");
    await admin.presses("⛔️ Ya, bekukan");
    await hadi.sees(/dibekukan/);

    await admin.types("/anggota");
    await admin.presses("🔎 Menurut tugas dan status", { on: await admin.sees(/Menunggu jawabanmu/) });
    await admin.presses(/^Dibekukan · [1-9]/);
    await admin.presses("Hadi");
    await admin.presses("✅ Aktifkan lagi");

    await hadi.sees(/Akunmu aktif lagi/);
    await hadi.types("/panduan");
    await hadi.sees(/1\/4/);
    expect(await fieldOf(hadi, "status")).toBe("active");
  });

  it("makes a coordinator of another place, picked from province to regency", async () => {
    const intan = await member("Intan");
    await opens(admin, intan);

    await admin.presses("⭐️ Koordinator daerah lain");
    await admin.presses("Berikutnya ▶️");
    await admin.presses("Daerah Istimewa Yogyakarta");
    await admin.presses("⭐️ Koordinator Kabupaten Sleman");

    await intan.sees(/Kamu sekarang koordinator Kabupaten Sleman/);
    expect(await fieldOf(intan, "looksAfter")).toBe("34.04");
  });

  it("moves a member to another place, who is told where", async () => {
    const joko = await member("Joko");
    await opens(admin, joko);

    await admin.presses("📍 Ubah daerahnya");
    await admin.presses("Berikutnya ▶️");
    await admin.presses("Daerah Istimewa Yogyakarta");
    await admin.presses("Kabupaten Sleman");
    await admin.presses("📍 Cukup Kabupaten Sleman");

    await joko.sees(/memindahkan daerahmu ke Kabupaten Sleman/);
    await stored.settled(joko);
    expect(await fieldOf(joko, "place")).toBe("34.04");
    expect((await actsIn(house)).at(-1)).toMatchObject({ what: "member.move", whom: joko.id, about: "34.04" });
  });

  it("finds people by what they do, page by page to the end, with how many there are", async () => {
    await admin.types("/anggota");
    await admin.presses("🔎 Menurut tugas dan status", { on: await admin.sees(/Menunggu jawabanmu/) });
    const groups = await admin.sees(/menurut tugas/);
    await admin.presses(/^Pengelola · /);
    const first = await admin.sees(/Pengelola: \d+ \(1\//);

    expect(admin.buttons(groups).filter((label) => / · \d+$/.test(label))).toHaveLength(6);
    expect(admin.buttons(first)).toContain("Pengelola");
  });

  it("is told when nobody has this account number", async () => {
    await admin.types("/anggota 123456789012");

    await admin.sees(/tidak mengenal akun 123456789012/);
  });
});
