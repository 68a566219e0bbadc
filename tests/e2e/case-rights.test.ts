import { describe, expect, it } from "vitest";
import { FORMS, type PressName } from "../../src/telegram/callback-data.ts";
import { caseCode, count, type Field, personCode, placeCode } from "../../src/telegram/press-fields.ts";
import { refusalsOf } from "../support/admin-world.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { useCases } from "../support/cases-in-house.ts";
import { forge, forgedWith } from "../support/forging.ts";
import { useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

/** An answer within the talk of /rujuk, and about no case outside of it. */
const ONLY_IN_TALKS: readonly PressName[] = ["referCase"];
/** Every button about one case: a new one is tried without anybody writing it down here. */
const CASE_PRESSES = (Object.keys(FORMS) as readonly PressName[]).filter((name) => {
  const form: Readonly<Record<string, Field<unknown>>> = FORMS[name];
  return Object.values(form).includes(caseCode) && !ONLY_IN_TALKS.includes(name);
});
const OLD = /dari langkah yang lama/;
const NOT_FOUND = /tidak menemukan|tidak ditemukan/i;

describe("a case of somebody else", () => {
  const house = useHouse();
  const stored = useStore(house);
  const cases = useCases(house);

  async function caseOfAnother(): Promise<{ readonly owner: Person; readonly code: string }> {
    const owner = await volunteerIn(house, stored);
    return { owner, code: await opensCase(owner) };
  }

  const standing = async (code: string) =>
    JSON.stringify([await cases.book.find(code), await cases.book.timeline(code)]);
  const known = (about: string) =>
    new Map<unknown, string>([
      [caseCode, about],
      [count, "3"],
      [placeCode, "34.04.02"],
      [personCode, "K7M2"],
    ]);

  /** What the person gets to see after pressing it, on a screen that says something else. */
  async function answerTo(person: Person, name: PressName, about: string): Promise<string> {
    await person.types("/bantuan");
    await person.sees(/Yang bisa kamu ketik/);
    const before = person.self.lastEvent;
    const { text } = await forge(person, forgedWith(name, known(about)));
    const shown = person.self
      .eventsAfter(before)
      .flatMap(({ event }) =>
        event.kind === "message" || event.kind === "edited" ? [event.message.text ?? event.message.caption ?? ""] : [],
      );
    return [text, ...shown].join("\n");
  }

  it.each(["that is there", "that nobody has"])(
    "%s is not found with any button, does not change, and is noted",
    async (which) => {
      const { owner, code } = await caseOfAnother();
      const stranger = await volunteerIn(house, stored);
      const about = which === "that is there" ? code : "22222";
      const before = await standing(code);

      const answers: [PressName, string][] = [];
      for (const name of CASE_PRESSES) answers.push([name, await answerTo(stranger, name, about)]);

      const named = new Map(answers);
      const notFound = CASE_PRESSES.filter((name) => NOT_FOUND.test(named.get(name) ?? ""));
      // Whatever else is answered says the same to the volunteer whose case it is: it does nothing outside of its talk.
      const forNobody = CASE_PRESSES.filter((name) => OLD.test(named.get(name) ?? ""));
      const forOwner: PressName[] = [];
      for (const name of forNobody) if (!OLD.test(await answerTo(owner, name, code))) forOwner.push(name);
      expect(notFound.length).toBeGreaterThan(100);
      expect(CASE_PRESSES.filter((name) => !notFound.includes(name) && !forNobody.includes(name))).toEqual([]);
      expect(forOwner).toEqual([]);
      expect(answers.filter(([, text]) => text.includes("Tanah dan batas"))).toEqual([]);
      expect(await standing(code)).toBe(before);
      expect(await refusalsOf(house, stranger.id)).toEqual(notFound.toSorted());
    },
  );

  it("is not found by its code either, typed or behind the command, and that is noted", async () => {
    const { code } = await caseOfAnother();
    const stranger = await volunteerIn(house, stored);

    await stranger.types(code);
    const there = await stranger.sees(NOT_FOUND);
    await stranger.types("/kasus 22222");
    const nowhere = await stranger.sees(NOT_FOUND);

    expect(there.text.replace(code, "")).toBe(nowhere.text.replace("22222", ""));
    expect(await refusalsOf(house, stranger.id)).toEqual(["kasus"]);
  });

  it("is one from the moment it is in other hands: old buttons find nothing", async () => {
    const [former, next] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    const handed = await opensCase(former);
    const screen = await former.sees(/Judulnya sekarang/);
    await cases.files(handed, former, { kind: "offer", to: next.id, reason: "away" });
    await next.types("/kasus");
    await next.presses(`📨 ${handed} · Tanah dan batas`);
    await next.presses("✅ Terima kasus ini");

    await former.presses("🕘 Linimasa", { on: screen });

    await former.sees(NOT_FOUND);
    await next.types(handed);
    await next.sees(/Tanah dan batas/);
  });

  it("is seen by the coordinator of its place, and by no other coordinator", async () => {
    const { code } = await caseOfAnother();
    const [near, far] = [await volunteerIn(house, stored), await volunteerIn(house, stored)];
    await stored.setMember(near.id, { looksAfter: "34.04" });
    await stored.setMember(far.id, { looksAfter: "11.01" });

    await near.types("/kasus");
    await near.presses("🗺 Kasus di wilayahku");
    await near.presses(new RegExp(`${code} · Tanah dan batas`));
    await near.sees(/Didampingi relawan lain/);
    await far.types(code);
    await far.sees(NOT_FOUND);
  });

  it("is the volunteer's own data: shown whole, and after erasing it stands without them", async () => {
    const volunteer = await volunteerIn(house, stored);
    const own = await opensCase(volunteer);
    await volunteer.presses("📝 Catatan");
    await volunteer.types("Kedua pihak mau bertemu lagi.");
    await volunteer.sees(/Catatan disimpan/);
    const helper = { id: 77_777_777, role: "admin" } as const;
    const answer = { kind: "note", text: "Sudah kubaca." } as const;
    await cases.book.file({ code: own, event: answer, actor: helper, act: `answer-${own}` });

    await volunteer.types("/dataku");
    const file = volunteer.downloads(await volunteer.sees(/semua yang tersimpan/)).toString();
    await volunteer.types("/hapus");
    await volunteer.presses(/Hapus|hapus/);
    await volunteer.sees(/dihapus|terhapus/i);

    const [told] = JSON.parse(file).cases;
    expect(told).toMatchObject({ code: own, title: "land", place: { code: "34.04.01" } });
    expect(told.timeline.map(({ who, what }: { who: string; what: { kind: string } }) => [who, what.kind])).toEqual([
      ["you", "guided"],
      ["you", "retitle"],
      ["you", "note"],
      ["admin", "note"],
    ]);
    expect(file).toContain("Kedua pihak mau bertemu lagi.");
    expect(file).not.toContain(String(helper.id));
    expect((await cases.book.find(own))?.owner).toBe(0);
    const left = JSON.stringify(await cases.book.timeline(own));
    expect(left).not.toContain("Kedua pihak");
    expect(left).not.toContain(String(volunteer.id));
    const coordinator = await volunteerIn(house, stored);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    await coordinator.types(own);
    await coordinator.sees(/Tanpa pendamping/);
  });
});
