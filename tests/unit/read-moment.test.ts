import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MomentReading, readMoment } from "../../src/domain/read-moment.ts";

/** Thursday, 26 November 2026, 10:00 in WIB. */
const NOW = Date.parse("2026-11-26T10:00:00+07:00");
const WIB = { now: NOW, offsetMinutes: 420 };

const read = (text: string) => readMoment(text, WIB);
const once = (moment: string): MomentReading => ({
  kind: "schedule",
  schedule: { kind: "once", at: Date.parse(moment) },
});

describe("a day and an hour that an admin types", () => {
  it.each([
    ["27-11 08:00", "2026-11-27T08:00+07:00"],
    ["27/11 8.30", "2026-11-27T08:30+07:00"],
    ["27/11/2026 08.00", "2026-11-27T08:00+07:00"],
    ["2026-11-27 08:00", "2026-11-27T08:00+07:00"],
    ["27 November 2026 pukul 08.00 WIB", "2026-11-27T08:00+07:00"],
    ["27 nov, 08:00", "2026-11-27T08:00+07:00"],
    ["1 Des jam 7 pagi", "2026-12-01T07:00+07:00"],
    ["hari ini 17:00", "2026-11-26T17:00+07:00"],
    ["Besok 08:00", "2026-11-27T08:00+07:00"],
    ["besok jam 8", "2026-11-27T08:00+07:00"],
    ["besok jam 1 siang", "2026-11-27T13:00+07:00"],
    ["besok jam 11 siang", "2026-11-27T11:00+07:00"],
    ["besok 12 siang", "2026-11-27T12:00+07:00"],
    ["lusa pukul 4 sore", "2026-11-28T16:00+07:00"],
    ["tomorrow at 7 pm", "2026-11-27T19:00+07:00"],
    ["senin jam 7 malam", "2026-11-30T19:00+07:00"],
    ["kamis 09:00", "2026-12-03T09:00+07:00"],
    ["kamis 11:00", "2026-11-26T11:00+07:00"],
    ["Friday 8:00", "2026-11-27T08:00+07:00"],
    ["3-1 08:00", "2027-01-03T08:00+07:00"],
  ])("is read from “%s”", (text, moment) => {
    expect(read(text)).toEqual(once(moment));
  });

  it.each([
    ["tiap Jumat 16.00", "FR", 960],
    ["setiap hari senin jam 8", "MO", 480],
    ["every Sunday 9:30", "SU", 570],
  ])("is weekly in “%s”", (text, day, minute) => {
    expect(read(text)).toEqual({ kind: "schedule", schedule: { kind: "weekly", day, minute, offsetMinutes: 420 } });
  });

  it.each([
    ["", "unclear"],
    ["nanti saja", "unclear"],
    ["17:00", "unclear"],
    ["27-11", "unclear"],
    ["27-11-2026", "unclear"],
    ["besok", "unclear"],
    ["besok 12 malam", "unclear"],
    ["27 Xyz 08:00", "unclear"],
    ["31-11 08:00", "no such time"],
    ["29-2-2027 08:00", "no such time"],
    ["27-13 08:00", "no such time"],
    ["besok 24:00", "no such time"],
    ["besok 08:60", "no such time"],
    ["hari ini 09:59", "past"],
    ["25-11 08:00", "past"],
    ["25/11/2026 23:00", "past"],
    ["27-11-2028 08:00", "too far"],
  ])("“%s” is %s", (text, kind) => {
    expect(read(text)).toEqual({ kind });
  });

  it("is read by the clock where the admin lives", () => {
    const inJayapura = readMoment("besok 08:00", { now: NOW, offsetMinutes: 540 });

    expect(inJayapura).toEqual(once("2026-11-27T08:00+09:00"));
  });

  it("never lies in the past, whatever is typed", () => {
    const texts = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat({ max: 40 }), fc.nat({ max: 14 }), fc.nat({ max: 30 }), fc.nat({ max: 70 }))
        .map(([day, month, hour, minute]) => `${day}-${month} ${hour}:${minute}`),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        return reading.kind !== "schedule" || reading.schedule.kind !== "once" || reading.schedule.at > NOW;
      }),
    );
  });
});
