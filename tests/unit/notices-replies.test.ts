import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { allowedEvents } from "../../src/domain/move-referral.ts";
import type { Referral, ReferralEvent } from "../../src/domain/referral.ts";
import { makeReferralCode } from "../../src/domain/referral-code.ts";
import { decodePress } from "../../src/telegram/callback-data.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import { draftReminderReply } from "../../src/telegram/replies/draft-reminder.ts";
import {
  checkReply,
  fallingReply,
  type NoticeView,
  refusedTwiceReply,
  reminderReply,
  uncheckedReply,
} from "../../src/telegram/replies/notices.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";
import { ADMIN, afterEvents, anyDrafts, COMPLETE, COORDINATOR, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { anySources, aSource } from "./data/a-source.ts";

const DAY = 86_400_000;
const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();
const viewIn = (language: (typeof LANGUAGES)[number]): NoticeView => ({
  ...{ places, now: MONDAY_MORNING + 4 * DAY, speech: speeches[language] },
});
const indonesian = viewIn("id");

/** One that buttons can carry. */
const CODE = makeReferralCode(Uint8Array.from([1, 2, 3, 4, 5, 6]));
const sent = (...more: readonly ReferralEvent[]) =>
  afterEvents([COMPLETE.consent, COMPLETE.send, ...more], { code: CODE });
const owners = (referral: Referral) => ({ referral, receiver: OWNER, isOwners: true, source: "Dinas Sosial Sleman" });
const presses = (reply: Reply) =>
  toMarkup(reply)
    .inline_keyboard.flat()
    .map((button) => ("callback_data" in button ? decodePress(button.callback_data ?? "") : undefined));
const FALL = {
  source: "dinsos-sleman",
  lately: { helped: 1, of: 5 },
  before: { helped: 9, of: 9 },
  shortfalls: [
    ["capacity", 2],
    ["failed", 1],
    ["out_of_touch", 1],
    ["not_helped", 1],
    ["partly", 1],
  ],
} as const;

describe("a reminder", () => {
  it("says what, to whom, since when, and offers the answers that are allowed now, with the version seen", () => {
    const referral = sent();

    const reply = reminderReply(owners(referral), indonesian);

    expect(reply.text).toContain(CODE);
    expect(reply.text).toContain("Pangan");
    expect(reply.text).toMatch(/3 hari lalu/);
    expect(reply.text).toContain("Dinas Sosial Sleman");
    expect(presses(reply)).toEqual([
      { name: "referralMove", code: CODE, seen: 2, event: "acknowledge" },
      { name: "referralMove", code: CODE, seen: 2, event: "no_news" },
      { name: "referralMove", code: CODE, seen: 2, event: "refuse" },
      { name: "referral", code: CODE },
    ]);
  });

  it.each<[string, readonly ReferralEvent[], string]>([
    ["acknowledged", [COMPLETE.acknowledge], "accept"],
    ["accepted", [COMPLETE.acknowledge, COMPLETE.accept], "start"],
    ["under way", [COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start], "receive"],
    ["on hold", [COMPLETE.hold], "resume"],
    ["received and not closed", [COMPLETE.acknowledge, COMPLETE.accept, COMPLETE.start, COMPLETE.receive], "close"],
  ])("of one that is %s offers the next step, and always that there is no news", (_state, more, step) => {
    const events = presses(reminderReply(owners(sent(...more)), indonesian)).flatMap((press) =>
      press?.name === "referralMove" ? [press.event] : [],
    );

    expect(events).toContain(step);
    expect(events).toContain("no_news");
    expect(events.every((event) => allowedEvents(sent(...more), OWNER).includes(event))).toBe(true);
  });

  it("to a coordinator names the place and says that the volunteer is silent", () => {
    const { text } = reminderReply({ ...owners(sent()), receiver: COORDINATOR, isOwners: false }, indonesian);

    expect(text).toMatch(/Sleman/);
    expect(text).toMatch(/belum memberi kabar/);
  });

  it("without a known source leaves the line out", () => {
    expect(reminderReply({ ...owners(sent()), source: undefined }, indonesian).text).not.toMatch(/Ke:/);
  });
});

describe("a reminder of a draft", () => {
  const draft = (events: readonly ReferralEvent[], urgency: "urgent" | "emergency" = "urgent") =>
    afterEvents(events, { code: CODE, need: { category: "food", urgency } });
  const moves = (referral: Referral) =>
    presses(draftReminderReply(owners(referral), indonesian)).flatMap((press) =>
      press?.name === "referralMove" ? [[press.event, press.seen]] : [],
    );

  it("says that it was not sent, and since when it lies there", () => {
    const { text } = draftReminderReply(owners(draft([])), indonesian);

    expect(text).toMatch(/belum dikirim: sudah tanya orangnya/);
    expect(text).toContain(CODE);
    expect(text).toMatch(/Disimpan 4 hari lalu/);
    expect(text).toContain("Dinas Sosial Sleman");
  });

  it("offers the answers that are allowed now, with the version seen, and the way to its screen", () => {
    expect(moves(draft([]))).toEqual([
      ["consent", 0],
      ["cancel", 0],
    ]);
    expect(moves(draft([COMPLETE.consent]))).toEqual([
      ["send", 1],
      ["cancel", 1],
    ]);
    expect(moves(draft([], "emergency"))).toEqual([
      ["consent", 0],
      ["send", 0],
      ["cancel", 0],
    ]);
    expect(presses(draftReminderReply(owners(draft([])), indonesian))).toContainEqual({ name: "referral", code: CODE });
  });

  it("does not ask for consent again that was given", () => {
    const { text } = draftReminderReply(owners(draft([COMPLETE.consent])), indonesian);

    expect(text).toMatch(/sudah setuju/);
    expect(text).not.toMatch(/sudah tanya|Tanyakan/);
  });
});

describe("an alert about a source", () => {
  it("tells the numbers and the reasons in words, and leads to the source", () => {
    const reply = fallingReply(aSource(), FALL, indonesian);

    expect(reply.text).toMatch(/Dari 5 rujukan terakhir, 1 terbantu. Sebelumnya 9 dari 9/);
    expect(reply.text).toMatch(/Sudah penuh \(2×\)/);
    expect(presses(reply)).toContainEqual({ name: "entry", id: "dinsos-sleman" });
  });
});

describe("a task to check an entry", () => {
  it("says what is to be checked and whom to call, and takes three answers", () => {
    const reply = checkReply(aSource(), indonesian);

    expect(reply.text).toMatch(/Dinas Sosial Sleman[^]*0274868000/);
    expect(presses(reply)).toEqual(
      ["right", "wrong", "later"].map((answer) => ({ name: "check", id: "dinsos-sleman", answer })),
    );
  });

  it("that nobody can be asked about stands in one digest, which counts what it does not show", () => {
    const { text } = uncheckedReply(12, [aSource(), aSource({ organisation: "PMI Sleman" })], indonesian);

    expect(text).toMatch(/^🔎 12 /);
    expect(text).toMatch(/PMI Sleman/);
    expect(text).toMatch(/10 lagi/);
  });
});

describe.each(LANGUAGES)("in %s", (language) => {
  const view = viewIn(language);

  it("everything the bot says unasked fits one screen, and its buttons fit Telegram", () => {
    const longName = fc.string({ minLength: 1, maxLength: 200 });
    const drafts = anyDrafts.map(({ need, ...rest }) => ({ ...rest, need, code: CODE, continues: CODE }));
    fc.assert(
      fc.property(drafts, anySources, longName, (draft, sources, organisation) => {
        const referral = afterEvents([COMPLETE.consent, COMPLETE.send], draft);
        const source = aSource({ organisation, service: organisation, contact: { address: organisation } });
        const replies = [
          ...[OWNER, COORDINATOR, ADMIN].map((receiver) =>
            reminderReply({ referral, receiver, isOwners: receiver === OWNER, source: organisation }, view),
          ),
          ...[[], [COMPLETE.consent]].map((events) =>
            draftReminderReply({ ...owners(afterEvents(events, draft)), source: organisation }, view),
          ),
          refusedTwiceReply({ ...referral, state: "ditolak", refusal: "missing_document" }, view),
          fallingReply(source, FALL, view),
          checkReply(source, view),
          uncheckedReply(9000, sources.slice(0, 5), view),
        ];

        for (const reply of replies) {
          const visible = reply.text.replace(/<[^>]+>/g, "").replace(/&\w+;/g, "x");
          expect(visible.length).toBeLessThanOrEqual(900);
          expect(() => toMarkup(reply)).not.toThrow();
          expect(presses(reply)).not.toContain(undefined);
        }
      }),
      { numRuns: 50 },
    );
  });
});
