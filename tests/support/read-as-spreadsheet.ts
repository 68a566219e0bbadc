/**
 * The cells of a CSV as a spreadsheet makes them, with its own idea of what parts cells: quotes count only at the start of a
 * cell, and behind the closing one everything up to the separator is taken as it is.
 */
export function readAsSpreadsheet(text: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    }
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") cell += text[at++];
    cells.push(cell);
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return cells;
}
