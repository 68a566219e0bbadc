import { isGoodLink } from "../../src/content/broadcast-problems.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { shorten } from "../../src/content/shorten.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { readDate } from "../../src/directory/import/read-date.ts";
import { EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import { readCaseCode } from "../../src/domain/case-code.ts";
import { DAY } from "../../src/domain/duration.ts";
import { readNameCode } from "../../src/domain/name-code.ts";
import { findPersonalDetails, maskPersonalDetails } from "../../src/domain/personal-details.ts";
import { readDay } from "../../src/domain/read-day.ts";
import { readHours, writeHours } from "../../src/domain/read-hours.ts";
import { LINK_LIMITS } from "../../src/domain/read-links.ts";
import { readMoment } from "../../src/domain/read-moment.ts";
import { readReferralCode } from "../../src/domain/referral-code.ts";
import { takeIntoContent } from "../../src/telegram/take-broadcast-words.ts";
import { LONGEST, messageIn } from "../support/fuzz/message.ts";
import { never, promise, type Target } from "../support/fuzz/target.ts";

const { id: speech } = createSpeeches(loadMessages());
const clock = { now: Date.UTC(2026, 10, 26), offsetMinutes: 420 };

export const moments: Target = {
  name: "moments",
  seeds: [
    "27-11 08:00",
    "besok 8.30",
    "27 November 2026 pukul 08.00",
    "Senin 10:00",
    "tiap Jumat 16.00",
    "lusa",
    "hari ini",
    "3/12",
    "2026-12-01 jam 7 malam",
  ],
  words: [
    "besok",
    "lusa",
    "setiap",
    "hari",
    "Senin",
    "jam",
    "pukul",
    "siang",
    "pm",
    "Februari",
    "29-02",
    "00.00",
    "24.00",
    "wib",
  ],
  longest: LONGEST,
  read(input) {
    const text = messageIn(input);
    const reading = readMoment(text, clock);
    if (reading.kind === "schedule" && reading.schedule.kind === "once") {
      const { at } = reading.schedule;
      promise(at > clock.now && at <= clock.now + 366 * DAY, "a moment is ahead, and within a year");
    }
    const day = readDay(text, clock);
    if (day.kind === "day") promise(Number.isSafeInteger(day.day), "a day has a number");
    const date = readDate(text, clock.now);
    promise(date === undefined || (date >= 0 && date <= clock.now), "a day that is past");
    return reading;
  },
  isRefusal: never,
};

export const hours: Target = {
  name: "hours",
  seeds: [
    "Sen-Jum 08.00-16.00; Sab 08.00-12.00",
    "Setiap hari 24 jam",
    "Senin dan Rabu 08.00-12.00, 13.00-15.00, Jumat tutup",
    "24/7",
  ],
  words: ["Senin", "s/d", "sampai", "tutup", "24 jam", "setiap hari", "dan", "08.00", "24.00", "wib", "pukul"],
  longest: LONGEST,
  read(input) {
    const reading = readHours(messageIn(input));
    if (reading.kind === "hours") {
      const again = readHours(writeHours(reading.openings));
      promise(JSON.stringify(again) === JSON.stringify(reading), "hours that are written are read the same");
    }
    return reading;
  },
  isRefusal: never,
};

export const links: Target = {
  name: "links",
  seeds: ["Peta posko - https://example.org/peta", "Kartu: http://a.example.org:8080/x?y#z\nGrup = tg://join?invite=1"],
  words: ["https://", "http://", "tg://", " - ", "|", "example.org", "javascript:", "\n"],
  longest: LONGEST,
  read(input) {
    const words = { text: messageIn(input), parts: [] };
    const taken = takeIntoContent(EMPTY_CONTENT, "links", { kind: "words", words });
    if ("problem" in taken) return taken.problem(speech);
    const { links: read } = taken.content;
    promise(read.length <= LINK_LIMITS.links, "no more links than fit");
    for (const { url } of read) promise(isGoodLink(url), `a link that was taken can be sent: ${url}`);
    return read;
  },
  isRefusal: never,
};

export const codes: Target = {
  name: "codes",
  seeds: ["K7M2QK", "k7 m2-q.k", "K7M2Q", "AB", "jari-12"],
  words: ["K7M2QK", "K", "2", "-", ".", " "],
  longest: LONGEST,
  read(input) {
    const text = messageIn(input);
    const [referral, conflict] = [readReferralCode(text), readCaseCode(text)];
    promise(referral.kind !== "code" || /^[2-9A-Z]{6}$/.test(referral.code), "a code has six plain symbols");
    promise(conflict === undefined || /^[2-9A-Z]{5}$/.test(conflict), "the code of a case has five plain symbols");
    readNameCode(text);
    return referral;
  },
  isRefusal: never,
};

/** What points at a person, and what is cut to fit. */
export const details: Target = {
  name: "details",
  seeds: ["NIK 3404010101900001, HP 0812-3456-7890", "rumah no 5, Jl. Kaliurang No. 7 RT 3/RW 4", "sari@example.org"],
  words: ["Jl. ", "Jalan ", "gang ", "No. ", "RT ", "RW ", "08", "+62", "@", ".", "rumah nomor ", "3404010101900001"],
  longest: LONGEST,
  read(input) {
    const text = messageIn(input);
    const masked = maskPersonalDetails(text);
    promise(findPersonalDetails(masked).length === 0, "nothing is left that points at a person");
    promise(shorten(text.toWellFormed(), 80).isWellFormed(), "no letter is cut in half");
    return masked;
  },
  isRefusal: never,
};
