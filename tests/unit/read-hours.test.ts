import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WEEKDAYS } from "../../src/domain/local-time.ts";
import type { Opening } from "../../src/domain/opening-hours.ts";
import { readHours, writeHours } from "../../src/domain/read-hours.ts";

/** As one compares them: "MO 480-960". */
const read = (text: string) => {
  const reading = readHours(text);
  return reading.kind === "unclear"
    ? reading
    : reading.openings.map(({ day, opensAt, closesAt }) => `${day} ${opensAt}-${closesAt}`);
};
const on = (days: string, times: string) => days.split(" ").map((day) => `${day} ${times}`);

describe("hours as somebody types them", () => {
  it.each([
    ["Sen-Jum 08.00-16.00", on("MO TU WE TH FR", "480-960")],
    ["senin s/d jumat pukul 08:00 - 16:00 WIB", on("MO TU WE TH FR", "480-960")],
    ["Senin sampai Jum'at, jam 8-16", on("MO TU WE TH FR", "480-960")],
    ["Mon-Fri 08:00–16:00", on("MO TU WE TH FR", "480-960")],
    ["Selasa, Kamis dan Sabtu 9-12", on("TU TH SA", "540-720")],
    ["Sen 08.00-12.00, 13.00-15.30", ["MO 480-720", "MO 780-930"]],
    ["Sen-Kam 08.00-16.00; Jum 08.00-11.00\nSab tutup", [...on("MO TU WE TH", "480-960"), "FR 480-660"]],
    ["Jumat-Minggu 10-14", on("FR SA SU", "600-840")],
    ["Sab-Sen 10-14", on("MO SA SU", "600-840")],
    ["Setiap hari 24 jam", on("MO TU WE TH FR SA SU", "0-1440")],
    ["daily 24 hours", on("MO TU WE TH FR SA SU", "0-1440")],
    ["Sab 20.00-02.00", ["SA 1200-120"]],
    ["Sab 20.00-00.00", ["SA 1200-1440"]],
    ["Rabu 08.00-12.00, Rabu 08.00-12.00", ["WE 480-720"]],
  ])("%j", (text, openings) => {
    expect(read(text)).toEqual(openings);
  });

  it.each([
    ["", ""],
    ["08.00-16.00", "08.00-16.00"],
    ["Senin", "Senin"],
    ["Senin 08.00", "Senin 08.00"],
    ["Senin 08.00-16.00, Selasa", "Senin 08.00-16.00, Selasa"],
    ["Minggu tutup", "Minggu tutup"],
    ["Senin 24.00-25.00", "25.00"],
    ["Senin 24.00-02.00", "Senin 24.00-02.00"],
    ["Senin 08.75-16.00", "08.75"],
    ["Senin siang 08-16", "siang"],
    ["Seninan 08-16", "seninan"],
    ["Senin 08.00-16.00 ⏰", "⏰"],
    [", Senin 8-16", ", Senin 8-16"],
  ])("names what it does not understand in %j", (text, part) => {
    expect(read(text)).toEqual({ kind: "unclear", part });
  });

  const openings: fc.Arbitrary<readonly Opening[]> = fc.array(
    fc.record({
      day: fc.constantFrom(...WEEKDAYS),
      opensAt: fc.integer({ min: 0, max: 1439 }),
      closesAt: fc.integer({ min: 1, max: 1440 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  const asText = (all: readonly Opening[]) =>
    new Set(all.map(({ day, opensAt, closesAt }) => `${day} ${opensAt}-${closesAt}`));

  it("are read again as they were written", () => {
    fc.assert(
      fc.property(openings, (some) => {
        const text = writeHours(some);
        const reading = readHours(text);

        expect(reading.kind === "hours" && asText(reading.openings)).toEqual(asText(some));
        expect(reading.kind === "hours" && writeHours(reading.openings)).toBe(text);
      }),
    );
  });

  it("end in hours or in a part of the text, whatever is typed", () => {
    const bits = fc.constantFrom(
      "Sen",
      "-",
      "24 jam",
      "8",
      "08.00",
      ",",
      ";",
      " ",
      "tutup",
      "setiap hari",
      "x",
      "\n",
      "s/d",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(bits).map((some) => some.join("")),
        ),
        (text) => {
          const reading = readHours(text);

          if (reading.kind === "hours") {
            for (const { opensAt, closesAt } of reading.openings) {
              expect(opensAt).toBeLessThan(1440);
              expect(closesAt).toBeGreaterThan(0);
              expect(closesAt).toBeLessThanOrEqual(1440);
            }
          }
          expect(reading.kind === "unclear" || reading.openings.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe("hours as they are shown", () => {
  it("takes days in a row together, and knows the names of days in another language", () => {
    const weekly = readHours("Sen-Jum 08.00-12.00, 13.00-16.00; Sab 08.00-12.00");
    const openings = weekly.kind === "hours" ? weekly.openings : [];

    expect(writeHours(openings)).toBe("Sen-Jum 08.00-12.00, 13.00-16.00; Sab 08.00-12.00");
    expect(writeHours(openings, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])).toMatch(/^Mon-Fri .*; Sat /);
  });
});
