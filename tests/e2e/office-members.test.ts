import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { useHouse } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor } from "../support/office-visitor.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

describe("members, the log and exports on the coordinators' page", () => {
  const house = useHouse({ environment: { JOINING: "approval" } });
  const stored = useStore(house);
  let office: OfficeVisitor;
  let admin: Person;
  let ani: Person;

  beforeAll(async () => {
    // Of the settings, and no member: so whoever is appointed may be the last admin.
    admin = await house.admin();
    await admin.starts();
    office = await comesIntoOffice(house, admin);
  });

  async function asks(firstName: string, language: "id" | "en" = "id"): Promise<Person> {
    const someone = await person(house.playground, { firstName, languageCode: language });
    await someone.starts();
    await someone.presses(language === "id" ? "Bahasa Indonesia" : "English");
    await someone.presses(language === "id" ? "✅ Saya setuju" : "✅ I agree");
    await someone.presses(language === "id" ? "Nanti saja" : "Later");
    await stored.settled(someone);
    return someone;
  }

  /** Sends a form of an act of its own, and gives what the page then says. */
  async function does(path: string, fields: Readonly<Record<string, string>> = {}, act = randomUUID()) {
    const answer = await office.sends(path, { act, ...fields });
    return answer.location?.startsWith("/office") === true
      ? office.opens(answer.location.slice("/office".length))
      : answer;
  }

  it("lets in who waits, and tells that person in the chat, once for a form that is sent twice", async () => {
    ani = await asks("Ani");
    const home = await office.opens("/members");
    const act = randomUUID();

    const answers = await Promise.all([1, 2].map(() => does(`/members/${ani.id}/accept`, {}, act)));
    const late = await does(`/members/${ani.id}/refuse`, { word: "none" });

    expect(home.words).toMatch(/Menunggu jawaban \(1\) Ani/);
    for (const { words } of answers) expect(words).toContain("Orangnya langsung dikabari");
    expect(late.words).toContain("sudah dijawab, mungkin oleh pengelola lain");
    await ani.sees(/Permintaanmu diterima/);
    expect(ani.messages().filter(({ text }) => text?.includes("Permintaanmu diterima"))).toHaveLength(1);
    expect((await stored.member(ani.id))?.["status"]).toBe("active");
  });

  it("refuses with a usual word in the person's own language, and with a word of one's own", async () => {
    const [budi, cici] = [await asks("Budi", "en"), await asks("Cici")];
    const path = `/members/${cici.id}/refuse`;

    await does(`/members/${budi.id}/refuse`, { word: "enough" });
    const empty = await does(path, { word: "own", own: "  " });
    await does(path, { word: "own", own: "Datang dulu ke <b>posko</b>, ya." });

    await budi.sees(/enough volunteers in your area/);
    expect(empty.words).toContain("Tulis dulu katamu");
    await cici.sees(/Datang dulu ke <b>posko<\/b>, ya/);
    expect(await stored.everything()).not.toContain("Datang dulu ke");
  });

  it("finds a member by number and by place, and says so when there is none", async () => {
    await does(`/members/${ani.id}/move`, { place: "34.04.07" });

    const byNumber = await office.opens(`/members/find?q=${ani.id}`);
    const byPlace = await office.opens("/members/find?q=Sleman");
    const one = await office.opens(`/members/${ani.id}`);

    expect(byNumber.location).toBe(`/office/members/${ani.id}`);
    expect((await office.opens("/members/in?area=34.04")).words).toContain("Ani Depok, Kabupaten Sleman");
    expect(byPlace.words).toContain("Kabupaten Sleman");
    expect(one.words).toMatch(/Nomor akun \d+ Status aktif Tugas relawan Daerah Depok, Kabupaten Sleman/);
    expect((await office.opens("/members/find?q=424242")).words).toContain("tidak mengenal akun 424242");
    expect((await office.opens("/members/find?q=Zzzzz")).words).toContain("“Zzzzz” belum kutemukan");
    expect((await office.opens("/members/group/coordinators")).words).toContain("Belum ada seorang pun");
    for (const path of ["/members/424242", "/members/in?area=99", "/members/group/kings", "/members/x/area"]) {
      expect([path, (await office.opens(path)).status]).toEqual([path, 404]);
    }
  });

  it("makes a coordinator, who may look at the own area and at no member", async () => {
    const choice = await office.opens(`/members/${ani.id}/area?in=34`);
    await does(`/members/${ani.id}/appoint`, { area: "34.04" });
    await ani.sees(/Kamu sekarang koordinator Kabupaten Sleman/);
    const own = await comesIntoOffice(house, ani);

    const seen = [await own.opens("/referrals"), await own.opens("/members"), await own.opens("/exports")];
    const tried = await own.sends(`/members/${ani.id}/promote`, { act: randomUUID() });

    expect(choice.words).toContain("Pilih Kabupaten Sleman");
    expect(choice.words).not.toContain("Depok");
    expect(seen.map(({ status }) => status)).toEqual([200, 403, 403]);
    expect(tried.status).toBe(403);
    expect((await does(`/members/${ani.id}/appoint`, { area: "34.04.07" })).status).toBe(404);
    expect((await office.opens(`/members/${ani.id}`)).words).toContain("Tugas koordinator Kabupaten Sleman");
  });

  it("makes an admin who finds the commands, and keeps the last one", async () => {
    const asked = await office.opens(`/members/${ani.id}/sure/promote`);
    await does(`/members/${ani.id}/promote`);
    await ani.sees(/Kamu sekarang pengelola/);
    const commands = () => ani.self.commands().map(({ command }) => command);

    const last = await does(`/members/${ani.id}/dismiss`);
    const settings = await office.opens(`/members/${admin.id}/sure/suspend`);

    expect(asked.words).toContain("Jadikan Ani pengelola?");
    expect(commands()).toContain("anggota");
    expect(last.words).toContain("satu-satunya pengelola yang tersisa");
    expect((await stored.member(ani.id))?.["isAdmin"]).toBe("1");
    expect(settings.location).toContain("said=member-in-settings");
    const dewi = await asks("Dewi");
    await does(`/members/${dewi.id}/accept`);
    await does(`/members/${dewi.id}/promote`);
    expect((await does(`/members/${ani.id}/suspend`)).words).toContain("⛔️ dibekukan");
    await ani.sees(/Akunmu dibekukan/);
    expect(commands()).not.toContain("anggota");
    expect((await does(`/members/${ani.id}/readmit`)).words).toContain("Status aktif Tugas relawan");
    expect((await does(`/members/${dewi.id}/suspend`)).words).toContain("satu-satunya pengelola");
  });

  it("makes an invite that opens the door, and ends it", async () => {
    const made = await does("/members/invites", { uses: "10", days: "7" });
    const link = /value="(https:\/\/t\.me\/[^"]+)"/.exec(made.html)?.[1] ?? "";
    const guest = await person(house.playground, { firstName: "Euis", languageCode: "id" });
    await guest.starts(link.split("start=")[1] ?? "");
    await guest.presses("Bahasa Indonesia");
    await guest.presses("✅ Saya setuju");
    await guest.presses("Nanti saja");
    await stored.settled(guest);

    const left = await office.opens("/members/invites");
    const code = /name="code" value="([^"]+)"/.exec(left.html)?.[1] ?? "";
    const ended = await does("/members/invites/end", { code });
    const again = await does("/members/invites/end", { code });

    expect((await stored.member(guest.id))?.["status"]).toBe("active");
    expect(left.words).toContain("Sisa 9 orang");
    expect(ended.words).toContain("Tautannya tidak berlaku lagi");
    expect(again.words).toContain("sudah berakhir sebelumnya");
    expect((await does("/members/invites", { uses: "11", days: "7" })).status).toBe(404);
  });

  it("gives out members as a file, first in groups, then with their numbers, and the log says so", async () => {
    const plain = await office.sends("/exports/make", { what: "members", form: "csv" });
    const warned = await office.opens("/exports/personal/members");
    const personal = await office.sends("/exports/make", { what: "members", form: "csv", personal: "yes" });
    const asJson = await office.sends("/exports/make", { what: "audit", form: "json" });
    const none = await does("/exports/make", { what: "broadcasts", form: "csv" });

    const read = (text: string) =>
      parse(text, { bom: true, columns: true }) as readonly Readonly<Record<string, string>>[];
    expect(plain.headers.get("content-disposition")).toMatch(/filename="juru-damai-anggota-\d{4}-\d\d-\d\d.csv"/);
    expect(plain.html).not.toContain(String(ani.id));
    expect(warned.words).toContain("UU 27/2022");
    expect(read(personal.html).map(({ id }) => Number(id))).toContain(ani.id);
    expect(JSON.parse(asJson.html)).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: "member.accept" })]),
    );
    expect(none.words).toContain("Siaran: belum ada yang bisa diekspor");
    for (const fields of [
      { what: "secrets", form: "csv" },
      { what: "updates", form: "csv", personal: "yes" },
    ]) {
      expect((await office.sends("/exports/make", fields)).status).toBe(404);
    }
  });

  it("tells all of it in the log, in words, by what was done and by whom", async () => {
    const all = await office.opens("/audit");
    const suspended = await office.opens("/audit?what=member.suspend");
    const aboutAni = await office.opens(`/audit?person=${ani.id}`);
    const refused = await office.opens("/audit?list=refusals");

    for (const told of [
      "Mengunduh data pribadi – Anggota, CSV",
      "Mengakhiri undangan",
      "Membekukan anggota",
      "Mengangkat koordinator",
      "Menerima anggota",
    ]) {
      expect(all.words).toContain(told);
    }
    expect(suspended.words).not.toContain("WIB Pengelola 9001 Menerima anggota");
    expect(aboutAni.words).toContain(`Mengangkat koordinator Ani ${ani.id} Kabupaten Sleman`);
    expect(aboutAni.words).not.toContain("Membuat undangan –");
    expect(refused.words).toContain(`Ani ${ani.id} Mencoba halaman koordinator: Anggota`);
    expect((await office.opens("/audit?before=made-up")).status).toBe(200);
  });
});
