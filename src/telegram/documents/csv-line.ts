/** Without it Excel takes UTF-8 for Windows-1252. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A line of a CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula becomes text. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map(
    (cell) => `"${(/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`,
  );
  return `${safe.join(",")}\r\n`;
}
