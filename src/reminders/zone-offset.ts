import { MINUTE } from "../domain/duration.ts";

/** Minutes east of UTC of an IANA time zone, at a moment in ms since the epoch. */
export function zoneOffset(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" },
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    const local = Date.UTC(year, month - 1, day, hour, minute);
    return Math.round((local - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
  };
}
