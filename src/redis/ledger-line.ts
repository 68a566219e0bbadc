import { FAILURES, type LedgerLine } from "../domain/recipient-ledger.ts";

/** Of a line, and of an account number. */
export const WIDTH = 8;
/** Runs count up to what fits in 24 bits; the 16 millionth start begins anew, and no claim is left from so long ago. */
export const MOST_RUNS = 0xff_ff_ff;

const SECOND = 1000;
const RUN = { at: 1, bytes: 3 } as const;
const MOMENT = 4;
const CLAIMS_SHIFT = 4;
const MOST_CLAIMS = 15;
/** The number of each stands in the store: a new one goes to the end. */
const KINDS = [
  "waiting",
  "claimed",
  "sent",
  "unreachable",
  "failed",
  "uncertain",
  "withdrawn",
] as const satisfies readonly LedgerLine["kind"][];
/** A failure is told from its reason: the numbers after the kinds, in the order of FAILURES. */
const FIRST_REASON = 8;

/** Kind and claims in a byte, the run in three, whole seconds since the epoch in four: until the year 2106. */
export function encodeLine(line: LedgerLine): Buffer {
  if (line.claims > MOST_CLAIMS)
    throw new RangeError(`A line holds ${MOST_CLAIMS} claims at most, not ${line.claims}.`);
  const bytes = Buffer.alloc(WIDTH);
  const code = line.kind === "failed" ? FIRST_REASON + FAILURES.indexOf(line.reason) : KINDS.indexOf(line.kind);
  bytes.writeUInt8(code + (line.claims << CLAIMS_SHIFT));
  if (line.kind === "claimed") bytes.writeUIntBE(runOf(line.by), RUN.at, RUN.bytes);
  if (line.kind !== "waiting") bytes.writeUInt32BE(Math.floor(line.at / SECOND), MOMENT);
  return bytes;
}

function runOf(by: string): number {
  const run = Number(by);
  // What is no number would be written as 0, and the claim would be nobody's.
  if (!Number.isInteger(run) || run < 1) throw new RangeError(`A run has a number, not "${by}".`);
  return run;
}

export function decodeLine(bytes: Buffer): LedgerLine {
  const first = bytes.readUInt8();
  const code = first & ((1 << CLAIMS_SHIFT) - 1);
  const claims = first >> CLAIMS_SHIFT;
  const at = bytes.readUInt32BE(MOMENT) * SECOND;
  const reason = FAILURES[code - FIRST_REASON];
  if (reason !== undefined) return { kind: "failed", claims, at, reason };
  const kind = KINDS[code];
  if (kind === undefined || kind === "failed") throw new RangeError(`No line of a ledger has the number ${code}.`);
  if (kind === "waiting") return { kind, claims };
  return kind === "claimed"
    ? { kind, claims, by: String(bytes.readUIntBE(RUN.at, RUN.bytes)), at }
    : { kind, claims, at };
}

/** A page of account numbers; 0 where somebody was erased. */
export function encodeIds(ids: readonly number[]): Buffer {
  const bytes = Buffer.alloc(ids.length * WIDTH);
  for (const [index, id] of ids.entries()) bytes.writeDoubleBE(id, index * WIDTH);
  return bytes;
}

export function decodeIds(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length / WIDTH }, (_, index) => bytes.readDoubleBE(index * WIDTH));
}
