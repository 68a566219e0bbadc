import { beforeAll, describe, expect, it } from "vitest";
import { cardSays, opensList } from "../support/guidance.ts";
import { joins, useHouse } from "../support/house.ts";
import { formIn } from "../support/office-forms.ts";
import { comesIntoOffice, type OfficeVisitor, type Shown } from "../support/office-visitor.ts";
import { type Person, person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const CARD = "/guidance/items/technique/M8";
const NAME = "Dengarkan tiap pihak sendiri";
const NAME_EN = "Hear each side alone";

describe("the guidance on the coordinators' page", () => {
  const house = useHouse({ environment: { ADMIN_IDS: "9001,9002" } });
  const stored = useStore(house);
  let admin: Person;
  let volunteer: Person;
  let office: OfficeVisitor;
  let other: OfficeVisitor;

  beforeAll(async () => {
    admin = await house.admin();
    const second = await person(house.playground, { firstName: "Pengelola Dua", languageCode: "id", id: 9002 });
    volunteer = await house.someone();
    for (const each of [admin, second, volunteer]) await joins(each);
    office = await comesIntoOffice(house, admin);
    other = await comesIntoOffice(house, second);
  });

  /** Opens the form of an item and sends it with other words in it. */
  async function types(visitor: OfficeVisitor, item: string, words: Readonly<Record<string, string>>): Promise<Shown> {
    const form = formIn(await visitor.opens(`${item}/edit`), `${item}/review`);
    return visitor.sends(`${item}/review`, { ...form, ...words });
  }

  /** In the chat, where drafts of the page are finished too. */
  async function opensDraft({ location = "" }: Shown): Promise<void> {
    const [, id = "?"] = /broadcasts\/(\w+)/.exec(location) ?? [];
    await admin.types("/siaran");
    await admin.sees(/Siaran/);
    await admin.presses(new RegExp(id));
  }

  it("lists every part by kind, finds words in both languages, and has an end", async () => {
    const [all, second, found, none] = [
      await office.opens("/guidance"),
      await office.opens("/guidance?page=2"),
      await office.opens("/guidance?q=basarnas&kind=contact"),
      await office.opens("/guidance?q=zzz%3Cb%3E"),
    ];

    expect(all.words).toContain("Isi panduan: 46");
    expect(all.words).toMatch(/M1 · .*Kartu teknik belum pernah diubah/);
    expect(all.words).not.toContain("Pascakonflik");
    expect(second.words).toContain("Pascakonflik");
    expect(found.words).toContain("Isi panduan: 1");
    expect(none.words).toContain("Tidak ada yang memuat “zzz<b>”");
    expect(none.html).not.toContain("zzz<b>");
  });

  it("shows a part as volunteers see it, in both languages", async () => {
    const { words } = await office.opens(CARD);

    expect(words).toMatch(/Indonesia M8 · .*Inggris M8 · /);
    expect(words).toContain("Belum pernah diubah");
  });

  it("a mistake stands beside its field, what was typed is kept, and nothing is published", async () => {
    const wrong = await types(office, CARD, {
      "name.id": "x".repeat(61),
      "name.en": NAME_EN,
      "steps.4.id": "<b>",
      "steps.4.en": "",
    });
    const unreachable = await types(office, "/guidance/items/contact/polisi", { "number.plain": "" });
    const unchanged = await types(office, CARD, {});

    expect(wrong.words).toContain("Belum bisa terbit");
    expect(wrong.words).toContain("61 huruf, paling banyak 60");
    expect(wrong.words).toContain("Tanda < tidak bisa dipakai");
    expect(wrong.html).toMatch(/name="name\.id"[^>]*aria-invalid="true"[^>]*>x{61}</);
    expect(formIn(wrong, `${CARD}/review`)).toMatchObject({ "name.en": NAME_EN, "steps.4.id": "<b>" });
    expect(unreachable.words).toContain("Kontak ini harus tetap bisa dihubungi");
    expect(unchanged.words).toContain("Belum ada yang berbeda");
    expect(await cardSays(volunteer, "M8")).not.toMatch(/x{61}/);
  });

  it("mended, it is seen as a difference, published once, and read by a volunteer in the chat", async () => {
    const review = await types(office, CARD, {
      ...{ "name.id": ` ${NAME} `, "name.en": NAME_EN },
      ...{ "why.id": "Usul dari relawan.", "why.en": "Volunteers asked for it." },
    });
    const before = await cardSays(volunteer, "M8");
    const form = formIn(review, `${CARD}/publish`);
    const [first, again] = [await office.sends(`${CARD}/publish`, form), await office.sends(`${CARD}/publish`, form)];
    const shown = await office.opens(first.location?.replace("/office", "") ?? "");

    expect(review.words).toContain("Bedanya: M8");
    expect(review.html).toMatch(/<del>/);
    expect(review.html).toMatch(/<ins>.*sendiri/);
    expect(review.words).toContain("Nanti relawan melihatnya begini");
    expect(before).not.toContain(NAME);
    expect([first.location, again.location]).toEqual(Array(2).fill("/office/guidance/updates/1?said=done"));
    expect(shown.words).toContain("Alasannya: Usul dari relawan.");
    expect(await cardSays(volunteer, "M8")).toContain(NAME);
    await opensList(volunteer);
    await volunteer.presses(/^🔵 .*M8/);
    await volunteer.sees(/Nama\nDulu: .*\nSekarang: Dengarkan tiap pihak sendiri/);
    expect(await stored.everything()).toContain("guidance.publish");
  });

  it("counts who has not read it as the chat does, and opens a reminder for just them", async () => {
    await volunteer.presses("✅ Sudah kubaca");
    const list = await office.opens("/guidance/updates");
    const update = await office.opens("/guidance/updates/1");
    const reminder = formIn(update, "/guidance/updates/1/remind");
    const opened = await office.sends("/guidance/updates/1/remind", reminder);
    const again = await office.sends("/guidance/updates/1/remind", reminder);
    const tell = await office.sends("/guidance/updates/1/tell", formIn(update, "/guidance/updates/1/tell"));

    // Both admins; the volunteer has read it.
    expect(list.words).toMatch(/1\. M8 · .* 2$/);
    expect(update.words).toContain("Seluruh Indonesia: 2 orang belum membaca");
    expect(update.words).toContain("Ingatkan mereka saja: Seluruh Indonesia (2)");
    expect(opened.location).toMatch(/^\/office\/broadcasts\/\w{6}\?said=done$/);
    expect(again.location).toBe(opened.location);
    expect(tell.location).not.toBe(opened.location);
    expect((await office.opens(opened.location?.replace("/office", "") ?? "")).words).toContain(
      "Pembaruan panduan: M8",
    );
    await opensDraft(tell);
    const forAll = await admin.sees(/Dengarkan tiap pihak sendiri/);
    await opensDraft(opened);
    const forThem = await admin.sees(/Dengarkan tiap pihak sendiri[\s\S]*belum membaca pembaruan/);
    expect(forAll.text).not.toContain("belum membaca pembaruan");
    expect(forThem.text).toContain("Pembaruan panduan: M8");
  });

  it("of two admins at once the first counts, the second is told, and nothing is covered up", async () => {
    const [mine, theirs] = [
      await types(office, CARD, { "avoid.id": "Memihak salah satu.", "avoid.en": "Taking a side." }),
      await types(other, CARD, { "avoid.id": "Menyalahkan.", "avoid.en": "Blaming.", "name.id": "Dengar dulu" }),
    ];
    const begun = formIn(await other.opens(`${CARD}/edit`), `${CARD}/review`);
    await office.sends(`${CARD}/publish`, formIn(mine, `${CARD}/publish`));
    const late = await other.sends(`${CARD}/publish`, formIn(theirs, `${CARD}/publish`));
    const alsoLate = await other.sends(`${CARD}/review`, { ...begun, "avoid.id": "Terburu-buru." });
    const form = formIn(late, `${CARD}/review`);
    const rest = formIn(await other.sends(`${CARD}/review`, form), `${CARD}/publish`);
    const published = await other.sends(`${CARD}/publish`, rest);

    for (const told of [late, alsoLate]) expect(told.words).toContain("Pengelola lain baru saja mengubah: Hindari");
    expect(late.words).toMatch(/Kata-katamu tadi.* Menyalahkan\. Blaming\./);
    expect(form).toMatchObject({ "avoid.id": "Memihak salah satu.", "name.id": "Dengar dulu" });
    expect(published.location).toBe("/office/guidance/updates/3?said=done");
    expect(await cardSays(volunteer, "M8")).toMatch(/Dengar dulu[\s\S]*Memihak salah satu\./);
  });

  it("takes a version back once it has shown what goes with it, and not when that has changed meanwhile", async () => {
    const asked = await office.opens("/guidance/updates/1/back");
    const form = formIn(asked, "/guidance/updates/1/back");
    const late = await office.sends("/guidance/updates/1/back", { ...form, asOf: "1" });
    const done = await office.sends("/guidance/updates/1/back", form);
    const again = await office.sends("/guidance/updates/1/back", { ...form, act: "" });
    const item = await office.opens(CARD);

    expect(asked.words).toMatch(/bagian yang sama sudah diubah lagi: pembaruan 3/);
    expect(late.location).toBe("/office/guidance/updates/1/back?said=too-late");
    expect(done.location).toBe("/office/guidance/updates/4?said=done");
    expect(again.location).toBe("/office/guidance/updates/1?said=already");
    expect(item.words).toContain("pembaruan 4: menarik kembali pembaruan 1");
    expect(await cardSays(volunteer, "M8")).not.toMatch(/Dengar dulu/);
  });

  it("knows nothing of what is not there, and is shut for a coordinator", async () => {
    const paths = [
      "items/technique/M99",
      "items/nothing/M8",
      "items/technique/M99/edit",
      "updates/99",
      "updates/x",
      "updates/99/back",
    ];
    const coordinator = await house.someone();
    await joins(coordinator);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    const visitor = await comesIntoOffice(house, coordinator);

    for (const path of paths) expect((await office.opens(`/guidance/${path}`)).status).toBe(404);
    expect((await office.sends("/guidance/items/technique/M99/publish")).status).toBe(404);
    expect((await office.opens("/guidance/updates/1?area=99.99")).status).toBe(404);
    expect((await visitor.opens(CARD)).status).toBe(403);
    expect((await visitor.sends(`${CARD}/publish`, { "name.id": "x" })).status).toBe(403);
  });
});
