import { beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/duration.ts";
import type { Referral } from "../../src/domain/referral.ts";
import type { Source } from "../../src/domain/source.ts";
import { useHouse } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor, type Shown } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { seedHouse } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";
import { SENT, STARTED, WAYS } from "../unit/data/referral-ways.ts";

const RECEIVED = WAYS.layanan_diterima;
const CLOSED = WAYS.ditutup;
const REFUSED = [...SENT, { kind: "refuse", reason: "capacity" }] as const;

describe("referrals on the coordinators' page", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const { volunteer } = referralPeople(house, stored);
  let ani: Person;
  let sleman: OfficeVisitor;
  let bantul: OfficeVisitor;
  let dinsos: Source;
  let foreign: Source;

  beforeAll(async () => {
    ani = await volunteer("Ani");
    sleman = await coordinatorOf("34.04");
    bantul = await coordinatorOf("34.02");
    const place = { place: "34.04", areasServed: ["34.04"] };
    const seeded = await seedHouse(house, [
      { organisation: "Dinas Sosial Sleman", ...place },
      { organisation: "Dinas Sosial Medan", place: "12.71", areasServed: ["12.71"] },
    ]);
    [dinsos, foreign] = seeded as [Source, Source];
  });

  const coordinatorOf = async (area: string) => {
    const someone = await volunteer("Koordinator");
    await someone.types("/bantuan");
    await someone.sees(/Yang bisa kamu ketik/);
    await stored.setMember(someone.id, { looksAfter: area });
    return comesIntoOffice(house, someone);
  };
  const toDinsos = () => ({ source: { kind: "listed", id: dinsos.id } as const });
  const ago = (days: number) => Date.now() - days * DAY;
  const formOf = (page: Shown, event: string) => {
    const [form = ""] = page.html.split("<form").filter((one) => one.includes(`name="event" value="${event}"`));
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? "";
    return { event, act: value("act"), seen: value("seen") };
  };
  const open = (visitor: OfficeVisitor, { code }: Referral) => visitor.opens(`/referrals/${code}`);

  it("stand on a board by state, late ones first, with where, from whom and since when", async () => {
    const late = await referrals.after(ani, SENT, { ...toDinsos(), startedAt: ago(10) });
    const started = await referrals.after(ani, STARTED, { source: { kind: "typed", name: "Lumbung warga" } });
    const elsewhere = await referrals.after(ani, SENT, { place: "34.02.01" });
    const draft = await referrals.after(ani, []);

    const { words, html } = await sleman.opens("/referrals");

    expect(words).toMatch(new RegExp(`Terkirim.*${late.code} · Pangan.*Dinas Sosial Sleman.*terlambat 7 hari`));
    expect(words).toMatch(new RegExp(`Sedang berjalan 1 ${started.code} · Pangan.*Lumbung warga`));
    expect(html).not.toContain(elsewhere.code);
    expect(html).not.toContain(draft.code);
  });

  it("are filtered by place, need and lateness, and opened by a code as it is read aloud", async () => {
    const clothes = await referrals.after(ani, SENT, {
      ...{ place: "34.04.07", need: { category: "clothing", urgency: "normal" }, startedAt: ago(20) },
    });
    const typed = `${clothes.code.slice(0, 3)} ${clothes.code.slice(3).toLowerCase()}`;

    const found = await sleman.opens("/referrals?area=34.04.07&category=clothing&show=late");
    const column = await sleman.opens("/referrals?state=terkirim&category=clothing");
    const other = await sleman.opens("/referrals?area=34.04.01&category=clothing");
    const byCode = await sleman.opens(`/referrals?code=${encodeURIComponent(typed)}`);
    const misread = await sleman.opens("/referrals?code=HALO");

    expect(found.words).toContain("Terbuka: 1. Terlambat: 1.");
    expect(column.html).toContain(clothes.code);
    expect(other.html).not.toContain(clothes.code);
    expect([byCode.status, byCode.location]).toEqual([303, `/office/referrals/${clothes.code}`]);
    expect(misread.words).toContain("“HALO”");
  });

  it("that have ended are counted, and the latest of them can be seen", async () => {
    const refused = await referrals.after(ani, REFUSED, { ...toDinsos(), place: "34.04.17" });

    const board = await sleman.opens("/referrals?area=34.04.17");
    const list = await sleman.opens("/referrals?area=34.04.17&ended=refused");

    expect(board.words).toMatch(/Sudah berakhir Ditolak sumber: 1/);
    expect(list.words).toMatch(new RegExp(`Yang terakhir 1 dari 1.*${refused.code}`));
  });

  it("are moved with one form, by the same rules as in the chat, and the volunteer hears of it once", async () => {
    const referral = await referrals.after(ani, SENT, toDinsos(), { need: "Beras 10 kg", note: "Rumah biru" });
    const page = await open(sleman, referral);
    expect(page.words).toContain("Beras 10 kg");
    expect(page.html).not.toContain("Rumah biru");
    const form = formOf(page, "acknowledge");

    const [first, second] = [
      await sleman.sends(`/referrals/${referral.code}`, form),
      await sleman.sends(`/referrals/${referral.code}`, form),
    ];

    expect([first.status, second.status]).toEqual([303, 303]);
    expect((await sleman.opens(first.location?.replace("/office", "") ?? "")).words).toMatch(
      /Sudah disimpan.*Keadaan Diakui.*koordinator|Sudah disimpan.*kamu/,
    );
    await ani.sees(new RegExp(`${referral.code}.*dilanjutkan koordinator`));
    expect(ani.messages().filter(({ text }) => text?.includes(`${referral.code} (`))).toHaveLength(1);
    expect(await referrals.book.log(referral.code)).toHaveLength(3);
  });

  it("change nothing on a page that is older than what somebody else did, and it says so", async () => {
    const referral = await referrals.after(ani, SENT, toDinsos());
    const stale = await open(sleman, referral);
    await referrals.book.file({
      ...{ code: referral.code, event: { kind: "acknowledge" }, act: "ani" },
      actor: { id: ani.id, role: "volunteer" },
    });

    const told = await sleman.sends(`/referrals/${referral.code}`, {
      ...formOf(stale, "refuse"),
      reason: "capacity",
    });

    expect(told.words).toContain("Sebentar, ini sudah berubah");
    expect((await referrals.book.find(referral.code))?.state).toBe("diakui");
  });

  it("ask for a reason, the person's word and an honest outcome before they move", async () => {
    const referral = await referrals.after(ani, STARTED, toDinsos());
    const to = `/referrals/${referral.code}`;
    const send = async (event: string, fields = {}) =>
      sleman.sends(to, { ...formOf(await sleman.opens(to), event), ...fields });

    expect((await send("receive")).words).toContain("Tanya dulu orangnya");
    expect((await send("fail")).words).toContain("Alasannya belum ada");
    expect((await send("fail", { written: "x".repeat(501) })).words).toContain("terlalu panjang");
    expect((await send("fail", { reason: "made_up" })).words).toContain("Alasannya belum ada");
    expect((await sleman.sends(to, { event: "explode", seen: "1" })).words).toContain("tidak bisa membaca isian");
    const held = await send("hold", { written: "Rumahnya dibakar massa, ada yang luka" });
    expect(held.location).toContain("danger=yes");
    expect((await sleman.opens(`${to}?danger=yes`)).words).toContain("kirim /darurat");
    expect((await send("resume")).status).toBe(303);
    expect((await send("receive", { word: "partly", respect: "yes" })).status).toBe(303);
    const page = await sleman.opens(to);
    expect(page.html).not.toContain('name="outcome" value="helped"');
    expect((await sleman.sends(to, { ...formOf(page, "close"), outcome: "helped" })).words).toContain("kata orangnya");
    expect((await send("close", { outcome: "partly_helped" })).status).toBe(303);
    expect((await referrals.book.find(referral.code))?.outcome).toBe("partly_helped");
  });

  it("of another place do not exist: neither the page, nor a form, nor the place itself", async () => {
    const referral = await referrals.after(ani, SENT, toDinsos());
    const form = formOf(await open(sleman, referral), "acknowledge");

    const tries = [
      await open(bantul, referral),
      await bantul.opens("/referrals/K7M2QK"),
      await bantul.sends(`/referrals/${referral.code}`, form),
      await bantul.opens("/referrals?area=34.04"),
      await bantul.opens("/referrals?area=99"),
      await bantul.opens("/gaps?area=ID"),
      await bantul.opens(`/quality/${foreign.id}`),
      await bantul.opens("/quality/nowhere"),
    ];

    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));
    expect(new Set(tries.map(({ words }) => words)).size).toBe(1);
    expect((await referrals.book.find(referral.code))?.state).toBe("terkirim");
    const noted = await stored.everything();
    for (const room of ["office/referrals/:code", "office/referrals", "office/gaps", "office/quality/:id"]) {
      expect(noted).toContain(`"${room}"`.replaceAll('"', ""));
    }
  });

  it("show how a source helps, with what is not certain about it, and over the months", async () => {
    for (let month = 0; month < 6; month++) {
      await referrals.after(ani, month < 3 ? CLOSED : REFUSED, { ...toDinsos(), startedAt: ago(180 - month * 30) });
    }

    const list = await sleman.opens("/quality");
    const source = await sleman.opens(`/quality/${dinsos.id}`);
    const quarters = await sleman.opens(`/quality/${dinsos.id}?by=quarter`);

    expect(list.words).toMatch(/Dinas Sosial Sleman.*% \(antara \d+% dan \d+%\)/);
    expect(source.words).toMatch(/Dari waktu ke waktu.*Terlalu sedikit, jangan disimpulkan/);
    expect(source.words).toContain("Hanya rujukan dari");
    expect(quarters.words).toMatch(/Triwulan [1-4], 20\d\d/);
    expect((await sleman.opens("/quality?worry=stale")).words).not.toContain("Seluruh");
    expect((await bantul.opens("/quality")).words).toContain("Belum ada orang dari wilayah ini");
  });

  it("show where help fails, by place and need, and lead to the referrals behind a number", async () => {
    for (let count = 0; count < 6; count++) {
      const isHelped = count === 0;
      await referrals.after(ani, isHelped ? RECEIVED : REFUSED, {
        ...{ place: "34.04.12", need: { category: "medicine", urgency: "urgent" } },
      });
    }

    const table = await sleman.opens("/gaps?period=30-days");
    const [to = ""] = /\/office(\/referrals\?area=34\.04\.12&amp;category=medicine)/.exec(table.html)?.slice(1) ?? [];
    const board = await sleman.opens(to.replaceAll("&amp;", "&"));

    expect(table.words).toMatch(/5 dari 6 83%/);
    expect(table.words).toContain("kurang dari 5");
    expect(board.words).toContain("Ditolak sumber: 5");
  });
});
