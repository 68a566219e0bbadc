import { setImmediate as turn } from "node:timers/promises";

const PIECE = 64 * 1024;
const ROWS_A_TURN = 100;

/** A long file must not hold up what people ask meanwhile: piece by piece. */
export async function* piecesOf(content: Uint8Array): AsyncGenerator<Buffer> {
  for (let from = 0; from < content.length; from += PIECE) {
    yield Buffer.from(content.buffer, content.byteOffset + from, Math.min(PIECE, content.length - from));
    await turn();
  }
}

/** The same rows, with a turn for everything else that waits now and then. */
export async function* takingTurns<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    count += 1;
    if (count % ROWS_A_TURN === 0) await turn();
  }
}
