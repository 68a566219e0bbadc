/** How a file begins and ends, and what stands between its pieces. */
export interface FileFrame {
  readonly begin: string;
  readonly between: string;
  readonly end: string;
}

export interface FilePart {
  readonly content: string;
  readonly pieces: number;
}

/**
 * Pieces as one file or several, each whole by itself and at most so many bytes long; a piece that is longer stands alone.
 * Of no piece at all there is one empty file.
 */
export async function* splitPieces(
  pieces: AsyncIterable<string>,
  { begin, between, end }: FileFrame,
  { mostBytes, bytesOf }: { readonly mostBytes: number; readonly bytesOf: (text: string) => number },
): AsyncGenerator<FilePart> {
  const frame = bytesOf(begin + end);
  let part: string[] = [];
  let bytes = frame;
  const whole = (): FilePart => ({ content: begin + part.join(between) + end, pieces: part.length });
  for await (const piece of pieces) {
    const length = bytesOf(piece) + bytesOf(between);
    if (part.length > 0 && bytes + length > mostBytes) {
      yield whole();
      part = [];
      bytes = frame;
    }
    part.push(piece);
    bytes += length;
  }
  yield whole();
}
