/** How an export begins and ends, and what stands between its services. */
export const EXPORT_MARKS = { begin: "[", between: ",", end: "\n]\n" } as const;

/**
 * The same export as one file or several, each an array of its own and at most so many bytes long; a service that is
 * longer stands alone.
 */
export async function* splitExport(pieces: AsyncIterable<string>, mostBytes: number): AsyncGenerator<Uint8Array> {
  const { begin, between, end } = EXPORT_MARKS;
  const frame = Buffer.byteLength(begin + end);
  let services: string[] = [];
  let bytes = frame;
  for await (const piece of pieces) {
    if (piece === begin || piece === end) continue;
    const service = piece.startsWith(between) ? piece.slice(between.length) : piece;
    const length = Buffer.byteLength(service) + between.length;
    if (services.length > 0 && bytes + length > mostBytes) {
      yield Buffer.from(begin + services.join(between) + end);
      services = [];
      bytes = frame;
    }
    services.push(service);
    bytes += length;
  }
  yield Buffer.from(begin + services.join(between) + end);
}
