import { describe, expect, it } from "vitest";
import { zoneOffset } from "../../src/reminders/zone-offset.ts";

describe("minutes east of UTC", () => {
  it.each([
    ["Asia/Jakarta", "2026-11-02T03:00:00Z", 420],
    ["Asia/Makassar", "2026-11-02T03:00:00Z", 480],
    ["Asia/Jayapura", "2026-12-31T16:59:59Z", 540],
    ["UTC", "2026-11-02T00:00:00Z", 0],
    ["Asia/Kathmandu", "2026-11-02T23:59:30Z", 345],
    ["America/New_York", "2026-07-01T12:00:00Z", -240],
    ["America/New_York", "2026-12-01T02:00:00Z", -300],
  ])("in %s at %s", (timeZone, at, expected) => {
    expect(zoneOffset(timeZone)(Date.parse(at))).toBe(expected);
  });
});
