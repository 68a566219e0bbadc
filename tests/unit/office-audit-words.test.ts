import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches, plainSpeech } from "../../src/content/speech.ts";
import { AUDITED_ACTS } from "../../src/domain/audit.ts";
import { tellAbout, tellAct, tellTried } from "../../src/office/views/audit-words.ts";

const speeches = createSpeeches(loadMessages());
const speech = plainSpeech(speeches.id);
const places = await loadPlaces();

describe("the log of acts in words", () => {
  it("names every act, each with words of its own", () => {
    for (const each of [speeches.id, speeches.en]) {
      const told = AUDITED_ACTS.map((act) => tellAct(act, each));
      expect(new Set(told).size).toBe(AUDITED_ACTS.length);
      expect(told.filter((words) => words.includes("."))).toEqual([]);
    }
  });

  it("keeps the name of an act that a later release has noted", () => {
    expect(tellAct("broadcast.sing", speech)).toBe("broadcast.sing");
  });

  it.each([
    ["anggota", "Mencoba perintah /anggota"],
    ["office", "Mencoba halaman koordinator: Ringkasan"],
    ["office/members/:id/promote", "Mencoba halaman koordinator: Anggota"],
    ["office/elsewhere", "Mencoba halaman koordinator: Ringkasan"],
    ["memberPromote", "Menekan tombol di Anggota"],
    ["exportPersonal", "Menekan tombol di Ekspor"],
    ["exportAll", "Menekan tombol di Direktori"],
    ["referralMove", "Menekan tombol di Rujukan"],
    ["caseTake", "Menekan tombol di Kasus"],
    ["nobodyKnows", "Mencoba tindakan lain (nobodyKnows)"],
  ])("tells of %s what was tried", (what, words) => {
    expect(tellTried(what, speech)).toBe(words);
  });

  it.each([
    ["34.04", "Kabupaten Sleman"],
    ["99.99", "99.99"],
    ["members.csv", "Anggota, CSV"],
    ["dinsos-sleman", "dinsos-sleman"],
  ])("tells what %s is", (about, words) => {
    expect(tellAbout(about, { places, speech })).toBe(words);
  });
});
