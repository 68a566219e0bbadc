/** Without it Excel takes UTF-8 for Windows-1252. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet takes for a formula, or throws away before it looks. */
const AT_START = /^(?=[ "\u00A0\u200B\uFEFF]*[=+\-@\t\r\n＝＋－＠])/;

/**
 * The same behind whatever an Excel with other settings takes for the end of a cell. In Indonesia that is the semicolon, and
 * then our quotes hold no cell together.
 */
const BEHIND_SEPARATOR = /(?<=[;\t\r\n])(?=[ "\u00A0\u200B\uFEFF]*[=+\-@＝＋－＠])/g;

/** A line of a CSV as RFC 4180 has it. What a spreadsheet would take for a formula becomes text, by an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map((cell) => cell.replaceAll(BEHIND_SEPARATOR, "'").replace(AT_START, "'"));
  return `${safe.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
}
