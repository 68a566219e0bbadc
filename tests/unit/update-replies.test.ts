import { describe, expect, it } from "vitest";
import { createLiveCatalogue } from "../../src/content/live-catalogue.ts";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { unreadWithin } from "../../src/domain/count-unread.ts";
import { planRollBack } from "../../src/domain/decide-update.ts";
import type { GuidanceItem } from "../../src/domain/guidance-item.ts";
import { decodePress, encodePress } from "../../src/telegram/callback-data.ts";
import { cardReply, cardsMenuReply, cardsOfRoleReply } from "../../src/telegram/replies/cards.ts";
import { itemsReply, partsReply } from "../../src/telegram/replies/edit-guidance.ts";
import { phaseReply } from "../../src/telegram/replies/guide.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { rollBackReply } from "../../src/telegram/replies/roll-back.ts";
import { emergencyReply, safetyCardReply } from "../../src/telegram/replies/safety.ts";
import { updateReply, updatesReply } from "../../src/telegram/replies/updates.ts";
import { newsOf } from "../../src/telegram/update-news.ts";
import { anUpdate, POLICE, said } from "./data/a-guidance-update.ts";

const shipped = loadCatalogue();
const speeches = createSpeeches(loadMessages());
const speech = speeches.id;
const DAY_ONE = Date.UTC(2026, 10, 26, 3);
const GATE: GuidanceItem = { kind: "safety", id: "R1" };
const PHASE: GuidanceItem = { kind: "phase", id: "konflik" };

const updates = [
  anUpdate({ at: DAY_ONE }),
  anUpdate({
    ...{ number: 2, item: POLICE, at: DAY_ONE },
    changes: [{ field: "number", old: "110", new: "110 ext. 1" }],
    why: said("Nomornya <b>ganti</b>."),
  }),
  anUpdate({
    ...{ number: 3, item: GATE, at: DAY_ONE },
    changes: [{ field: "title", old: said("x"), new: said("Menjauh") }],
  }),
  anUpdate({
    ...{ number: 4, item: PHASE, at: DAY_ONE },
    changes: [{ field: "button", old: said("x"), new: said("Ribut") }],
  }),
];
const { catalogue, show } = createLiveCatalogue(
  shipped,
  () => DAY_ONE,
  () => undefined,
);
show(updates);

const labels = ({ buttons = [] }: Reply) => buttons.flat().map(({ text }) => text);
const reader = (isAdmin: boolean) => ({ speech, catalogue, isAdmin });

describe("what is new says so", () => {
  it("on the card and on every button that opens it", () => {
    expect(cardReply("M8", "front", catalogue, speech).text).toMatch(/sekarang<\/b>\n<i>🆕 diperbarui 26 Nov<\/i>/);
    expect(labels(cardsOfRoleReply("mediator", catalogue, speech))).toContain("M8 · sekarang 🆕");
    expect(cardReply("M1", "front", catalogue, speech).text).not.toMatch(/🆕/);
  });

  it("beside the number, wherever it is called", () => {
    for (const { text } of [emergencyReply(catalogue, speech), safetyCardReply("R2", catalogue, speech)]) {
      expect(text).toContain("☎️ <b>110 ext. 1</b> Polisi <i>🆕 diperbarui</i>");
    }
  });

  it("on the safety card and on the phase", () => {
    expect(safetyCardReply("R1", catalogue, speech).text).toMatch(/Menjauh.*\n<i>🆕 diperbarui 26 Nov/);
    expect(labels(phaseReply({ gates: [], signals: [] }, catalogue, speech))).toContain("Ribut 🆕");
    expect(labels(cardsMenuReply(catalogue, speech))).toContain("Konflik 🆕");
  });
});

describe("/pembaruan", () => {
  const listed = updates.toReversed().map((update) => ({ update, isUnread: update.number === 2 }));

  it("lists the newest first, and marks what is not read", () => {
    const reply = updatesReply(listed, { page: 0, total: 4 }, reader(false));

    expect(labels(reply).slice(0, 4)).toEqual([
      "26 Nov · Konflik",
      "26 Nov · Menjauh",
      "🔵 26 Nov · Polisi",
      "26 Nov · M8 · sekarang",
    ]);
    expect(labels(reply)).not.toContain("✏️ Ubah panduan");
    expect(labels(updatesReply(listed, { page: 0, total: 4 }, reader(true)))).toContain("✏️ Ubah panduan");
  });

  it("tells from what to what, why, and has the way to it; nobody can smuggle in markup", () => {
    const reply = updateReply(updates[1] ?? anUpdate(), { page: 0, isUnread: true }, reader(false));

    expect(reply.text).toMatch(/<b>Nomor<\/b>\nDulu: 110\nSekarang: 110 ext\. 1/);
    expect(reply.text).toContain("Alasannya: Nomornya &lt;b&gt;ganti&lt;/b&gt;.");
    expect(labels(reply)).toEqual(["✅ Sudah kubaca", "📖 Buka isinya sekarang", "📣 Semua pembaruan"]);
  });

  it("asks nobody to confirm who is no member, and not twice", () => {
    const [update = anUpdate()] = updates;

    expect(labels(updateReply(update, { page: 0, isUnread: undefined }, reader(false)))).not.toContain(
      "✅ Sudah kubaca",
    );
    expect(updateReply(update, { page: 0, isUnread: false }, reader(false)).text).toContain("sudah membacanya");
  });

  it("says so when only the other language has changed", () => {
    const update = anUpdate({ changes: [{ field: "name", old: said("x"), new: { id: "x", en: "y" } }] });

    const { text } = updateReply(update, { page: 0, isUnread: true }, reader(false));

    expect(text).toContain("Yang berubah hanya kata-kata bahasa Inggrisnya.");
  });

  it("shows what will stand after a roll-back, in both languages, and what goes with it", () => {
    const later = anUpdate({ number: 5, changes: [{ field: "name", old: said("sekarang"), new: said("nanti") }] });
    const plan = planRollBack(1, { updates: [...updates, later], shipped, catalogue });
    if (plan === undefined) throw new Error("There is such a version.");

    const { text } = rollBackReply(plan, 0, speech);

    expect(text).toMatch(/🇮🇩 Nama<\/b>\nDulu: sekarang\nSekarang: .*\n\n<b>🇬🇧 Nama/);
    expect(text).toContain("pembaruan 5");
  });

  it("keeps every screen of the longest change within what Telegram and a phone can show", () => {
    const long = { id: "panjang ".repeat(22).trim(), en: "long ".repeat(36).trim() };
    const other = { id: "lain ".repeat(36).trim(), en: "other ".repeat(30).trim() };
    const changes = ["steps", "say", "avoid", "works", "stop", "simple"].map((field) => ({
      ...{ field, old: field === "steps" ? Array.from({ length: 5 }, () => long) : long },
      new: field === "steps" ? Array.from({ length: 5 }, () => other) : other,
    }));
    const update = anUpdate({ changes, why: long });
    const press = (reply: Reply) =>
      reply.buttons?.flat().find((button) => "press" in button && button.press.name === "update");

    let reply = updateReply(update, { page: 0, isUnread: true }, reader(true));
    let pages = 0;
    for (let button = press(reply); button !== undefined && pages < 20; pages += 1) {
      expect(reply.text.length).toBeLessThan(1400);
      reply = updateReply(update, { page: pages + 1, isUnread: true }, reader(true));
      button = labels(reply).some((label) => label === speech.say("button.later")) ? press(reply) : undefined;
    }

    expect(pages).toBeGreaterThan(2);
  });
});

describe("the news of an update", () => {
  const house = { speeches, catalogue } as never;

  it("says in both languages what it is now and why, asks whether it was read, and opens it", () => {
    const news = newsOf(updates[1] ?? anUpdate(), "JuruDamaiBot", house);

    expect(news).toMatchObject({ asksToConfirm: true, update: "u2" });
    expect(news.texts.id?.text).toBe(
      "📣 Pembaruan panduan: Polisi\n\n• Nomor, sekarang: 110 ext. 1\n\nAlasannya: Nomornya <b>ganti</b>.\n\nSemua pembaruan: /pembaruan",
    );
    expect(news.texts.en?.text).toMatch(/^📣 Guidance update: Police\n\n• Number, now: 110 ext\. 1/);
    expect(news.texts.id?.parts).toEqual([{ type: "bold", offset: 0, length: 28 }]);
    expect(news.links).toEqual([{ label: "📖 Buka · Open", url: "https://t.me/JuruDamaiBot?start=p-2" }]);
  });

  it("opens a card by its own link", () => {
    expect(newsOf(anUpdate(), "JuruDamaiBot", house).links[0]?.url).toBe("https://t.me/JuruDamaiBot?start=t-M8");
  });
});

describe("who has not read it", () => {
  const counts = new Map([
    ["34.04.01", 2],
    ["34.04.02", 1],
    ["34.04", 4],
    ["34.71.01", 3],
    ["33.01.01", 1],
    ["", 5],
  ]);
  const names = { places: { get: () => undefined } as never, nowhere: "tanpa tempat" };
  const rows = (area: string) => {
    const { total, places } = unreadWithin(counts, area, names);
    return [total, ...places.map(({ code, count }) => `${code}:${count}`)];
  };

  it("is counted one step down, most first, and those of no closer place last", () => {
    expect(rows("")).toEqual([16, "34:10", "33:1", ":5"]);
    expect(rows("34")).toEqual([10, "34.04:7", "34.71:3"]);
    expect(rows("34.04")).toEqual([7, "34.04.01:2", "34.04.02:1", ":4"]);
    expect(rows("51")).toEqual([0]);
  });
});

describe("the screens of an edit", () => {
  it("have buttons that Telegram takes, for every item", () => {
    const all = { technique: "techniques", contact: "contacts", safety: "safety", phase: "phases" } as const;
    for (const kind of ["technique", "contact", "safety", "phase"] as const) {
      for (const { id } of catalogue[all[kind]]) {
        const item = { kind, id };
        const fields = Object.fromEntries([["steps", [said("a")]]]);
        const replies = [
          itemsReply(kind, 0, catalogue, speech),
          partsReply({ item, fields, draft: { wanted: [] }, catalogue }, speech),
        ];

        for (const button of replies.flatMap((reply) => reply.buttons?.flat() ?? [])) {
          if ("press" in button) expect(decodePress(encodePress(button.press))).toEqual(button.press);
        }
      }
    }
    expect(
      encodePress({
        name: "guidanceTake",
        item: { kind: "contact", id: "x".repeat(24) },
        part: { field: "lastChecked" },
      }).length,
    ).toBeLessThan(64);
  });

  it("reads no item and no part that it did not write", () => {
    for (const data of [
      "guidanceItem:9M8",
      "guidanceItem:0",
      "guidanceItem:0a b",
      "guidancePart:0M8:steps.x",
      "guidancePart:0M8:",
    ]) {
      expect(decodePress(data)).toBeUndefined();
    }
  });
});
