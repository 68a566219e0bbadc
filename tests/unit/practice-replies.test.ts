import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { type PracticeSituation, questionsOf, rightChoices } from "../../src/domain/practice.ts";
import { choicesOf } from "../../src/domain/practice-choices.ts";
import type { PracticeProgress } from "../../src/domain/practice-progress.ts";
import { decodePress } from "../../src/telegram/callback-data.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import {
  dangerBeforePracticeReply,
  practiceCardReply,
  practiceQuestionReply,
  practiceVerdictReply,
} from "../../src/telegram/replies/practice.ts";
import { practiceHardReply } from "../../src/telegram/replies/practice-hard.ts";
import { practiceHomeReply, practiceRepeatReply } from "../../src/telegram/replies/practice-home.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";

const catalogue = loadCatalogue();
const { practice, techniques } = catalogue;
const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const ONE_SCREEN = 800;
const LONGEST_LABEL = 60;

const plain = ({ text }: Reply) => text.replace(/<[^>]+>/g, "").replaceAll("&quot;", '"');
const pressesOf = ({ buttons = [] }: Reply) =>
  buttons.flat().flatMap((button) => ("press" in button ? [button.press.name] : []));
const called = (id: string): PracticeSituation => {
  const situation = practice.find((one) => one.id === id);
  if (situation === undefined) throw new Error(`There is no situation ${id}.`);
  return situation;
};
const everyWrong: PracticeProgress = new Map(
  practice.map(({ id, facts }) => [id, { first: questionsOf(facts).map(() => false), toRepeat: questionsOf(facts) }]),
);
const tallies = practice.flatMap(({ id, facts }) =>
  questionsOf(facts).map((question) => ({ situation: id, question, right: 123_456, wrong: 123_456 })),
);

describe.each(LANGUAGES)("the screens of practice in %s", (language) => {
  const speech = speeches[language];
  const asked = practice.flatMap((situation) =>
    questionsOf(situation.facts).flatMap((question): [string, Reply][] => [
      [`${situation.id} ${question}`, practiceQuestionReply(question, situation, catalogue, speech)],
      ...choicesOf(question, situation, techniques).map((choice): [string, Reply] => [
        `${situation.id} ${question} ${choice}`,
        practiceVerdictReply({ situation, question, choice }, everyWrong, catalogue, speech),
      ]),
    ]),
  );
  const lists: [string, Reply][] = [
    ["home", practiceHomeReply(everyWrong, { isOverseer: true }, catalogue, speech)],
    ["repeat", practiceRepeatReply(everyWrong, 0, catalogue, speech)],
    ["hard", practiceHardReply(tallies, { area: "34.04", page: 0, places }, catalogue, speech)],
    ["danger", dangerBeforePracticeReply(speech)],
  ];

  it("fit one screen of a small phone", () => {
    const tooLong = [...asked, ...lists].filter(([, reply]) => plain(reply).length > ONE_SCREEN);

    expect(tooLong.map(([name]) => name)).toEqual([]);
  });

  it("have buttons that Telegram takes and that mean what they say", () => {
    const buttons = [...asked, ...lists].flatMap(([, reply]) => toMarkup(reply).inline_keyboard.flat());
    const unread = buttons.filter(
      (button) => "callback_data" in button && decodePress(button.callback_data) === undefined,
    );

    expect(buttons.filter(({ text }) => text.length > LONGEST_LABEL)).toEqual([]);
    expect(unread).toEqual([]);
  });

  it("lead on from every verdict, and to the call for help", () => {
    const isOn = (name: string) => ["practiceAnswer", "practiceAsk", "practiceOpen"].includes(name);
    const deadEnds = asked.filter(([, reply]) => !pressesOf(reply).some(isOn) || !pressesOf(reply).includes("sos"));

    expect(deadEnds.map(([name]) => name)).toEqual([]);
  });

  it("say of each choice whether it is right exactly where it is", () => {
    const marks = language === "id" ? [/Tepat|Boleh juga/, /Belum pas/] : [/Right|That works too/, /Not yet/];
    for (const situation of practice) {
      for (const question of questionsOf(situation.facts)) {
        const right = rightChoices(question, situation.facts, techniques);
        for (const choice of choicesOf(question, situation, techniques)) {
          const reply = practiceVerdictReply({ situation, question, choice }, new Map(), catalogue, speech);
          const [good, bad] = right.includes(choice) ? marks : marks.toReversed();
          expect(plain(reply)).toMatch(good ?? /^$/);
          expect(plain(reply)).not.toMatch(bad ?? /^$/);
        }
      }
    }
  });

  it("show no technique where there is a danger: only what to do first and whom to call", () => {
    for (const situation of practice.filter(({ facts }) => questionsOf(facts).length === 1)) {
      for (const choice of choicesOf("safety", situation, techniques)) {
        const reply = practiceVerdictReply({ situation, question: "safety", choice }, new Map(), catalogue, speech);

        expect(plain(reply)).toContain("🛑");
        expect(pressesOf(reply)).toContain("safety");
        expect(pressesOf(reply).filter((name) => /card|practiceAsk/i.test(name))).toEqual([]);
      }
    }
  });

  it("have pages, and an end", () => {
    const pageButtons = ({ buttons = [] }: Reply) =>
      buttons.flat().filter((button) => "press" in button && /practiceRepeat|practiceHard/.test(button.press.name));

    expect(pageButtons(practiceRepeatReply(everyWrong, 0, catalogue, speech))).toHaveLength(1);
    expect(pageButtons(practiceRepeatReply(everyWrong, 99, catalogue, speech))).toHaveLength(1);
    expect(pageButtons(practiceHardReply(tallies, { area: "ID", page: 1, places }, catalogue, speech))).toHaveLength(2);
    expect(pageButtons(practiceHardReply([], { area: "ID", page: 1, places }, catalogue, speech))).toEqual([]);
  });

  it("keep the counts from who is no overseer", () => {
    const presses = ({ buttons = [] }: Reply) => JSON.stringify(buttons);

    expect(presses(practiceHomeReply(everyWrong, { isOverseer: false }, catalogue, speech))).not.toContain("Hard");
  });

  it("open the card that was meant", () => {
    expect(plain(practiceCardReply("M8", catalogue, speech))).toMatch(/^M8 · /);
    expect(plain(practiceCardReply("prakonflik", catalogue, speech))).toContain(
      catalogue.phases.find(({ id }) => id === "prakonflik")?.name[language],
    );
    expect(plain(practiceCardReply("broker", catalogue, speech))).toContain("Broker");
  });
});

describe("the reason for a verdict", () => {
  it.each([
    ["09-saling-ejek", "technique", "F12", /Belum pas\. Selesaikan cekcok ringan jangan dulu, karena .*kubu/],
    ["25-tidak-mau-ditengahi", "technique", "F12", /jangan dulu selama ini ada: Ada pihak menolak/],
    ["32-pohon-pekarangan", "technique", "M2", /baru dicoba dan belum menolong/],
    [
      "10-keluarga-pulang",
      "technique",
      "M8",
      /itu pekerjaan Mediator\. Di sini peran itu belum dipanggil\.\nPaling pas: Carikan/,
    ],
    ["19-lomba-kampung", "technique", "F3", /bukan untuk fase Konflik/],
    ["16-rujukan-sepi", "technique", "F2", /bisa menunggu/],
    ["31-daftar-bantuan", "technique", "F5", /Tepat\. Paling pas: Belajar bersama[\s\S]*Kesbangpol/],
    [
      "06-lapak-pasar",
      "role",
      "broker",
      /Belum pas\. Peran pertama: Mediator\.\nKarena konfliknya sudah terbuka[\s\S]*Di sampingnya: Broker, karena ada yang butuh/,
    ],
    [
      "10-keluarga-pulang",
      "phase",
      "konflik",
      /Belum pas\. Ini fase Pascakonflik: “Sudah reda[\s\S]*Tandanya: ada yang butuh/,
    ],
    ["25-tidak-mau-ditengahi", "safety", "R10", /Tepat\. Ada pihak yang menolak, dipaksa/],
    ["04-giliran-air", "safety", "R8", /Belum pas\. Tidak ada tanda bahaya/],
    [
      "05-tetangga-datang",
      "safety",
      "safe",
      /Belum pas[\s\S]*jangan didamaikan\n• Bahaya sekarang\? Telepon 110[\s\S]*129/,
    ],
  ] as const)("is that of the domain: %s %s %s", (id, question, choice, expected) => {
    const situation = called(id);

    const reply = practiceVerdictReply({ situation, question, choice }, new Map(), catalogue, speeches.id);

    expect(choicesOf(question, situation, techniques)).toContain(choice);
    expect(plain(reply)).toMatch(expected);
  });
});
