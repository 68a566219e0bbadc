import { type FileFrame, splitPieces } from "../../domain/split-pieces.ts";

/** How an export begins and ends, and what stands between its services. */
export const EXPORT_MARKS = { begin: "[", between: ",", end: "\n]\n" } as const satisfies FileFrame;

/** The same export as one file or several, each an array of its own. */
export async function* splitExport(pieces: AsyncIterable<string>, mostBytes: number): AsyncGenerator<Uint8Array> {
  const bytesOf = (text: string) => Buffer.byteLength(text);
  for await (const { content } of splitPieces(servicesIn(pieces), EXPORT_MARKS, { mostBytes, bytesOf })) {
    yield Buffer.from(content);
  }
}

async function* servicesIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const { begin, between, end } = EXPORT_MARKS;
  for await (const piece of pieces) {
    if (piece !== begin && piece !== end) yield piece.startsWith(between) ? piece.slice(between.length) : piece;
  }
}
