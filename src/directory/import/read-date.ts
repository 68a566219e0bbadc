const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** A day as 2026-11-24 or 24/11/2026, as its first millisecond in UTC. Undefined for no day, or one after `latest`. */
export function readDate(text: string, latest: number): number | undefined {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text.slice(0, 10)) ?? [];
  const [, day, month, year] = WRITTEN.exec(text) ?? [];
  const numbers = [isoYear ?? year, isoMonth ?? month, isoDay ?? day].map(Number);
  const [y = Number.NaN, m = Number.NaN, d = Number.NaN] = numbers;
  const at = Date.UTC(y, m - 1, d);
  const isReal = new Date(at).getUTCDate() === d && new Date(at).getUTCMonth() === m - 1;
  return isReal && at >= 0 && at <= latest ? at : undefined;
}

/** A day, or a moment of ISO 8601, in milliseconds since the epoch. */
export function readMoment(text: string, latest: number): number | undefined {
  if (!MOMENT.test(text)) return readDate(text, latest);
  const at = Date.parse(text);
  return Number.isFinite(at) && at >= 0 && at <= latest ? at : undefined;
}
