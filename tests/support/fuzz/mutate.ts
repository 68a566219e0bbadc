import type { Chance } from "./chance.ts";
import { HOSTILE, REPEATED } from "./hostile.ts";

interface Soil {
  readonly words: readonly string[];
  /** Other inputs, to take pieces from. */
  readonly others: readonly Buffer[];
  readonly longest: number;
}

type Change = (input: Buffer, chance: Chance, soil: Soil) => Buffer;

const MOST_CHANGES = 5;
const LONGEST_PIECE = 64;

/** Another input, made of this one by a few changes. */
export function mutate(input: Buffer, chance: Chance, soil: Soil): Buffer {
  let made = input;
  for (let left = 1 + chance.below(MOST_CHANGES); left > 0; left--) made = chance.pick(CHANGES)(made, chance, soil);
  return made.subarray(0, soil.longest);
}

const CHANGES: readonly Change[] = [
  flipBit,
  otherByte,
  cutOut,
  double,
  spliceIn,
  otherNumber,
  (input, chance) => putAt(input, chance, Buffer.from(chance.pick(HOSTILE))),
  (input, chance, { words }) => putAt(input, chance, Buffer.from(words.length === 0 ? "" : chance.pick(words))),
  (input, chance, { words }) => putOver(input, chance, Buffer.from(chance.pick([...words, ...HOSTILE]))),
  repeatMuch,
];

function flipBit(input: Buffer, chance: Chance): Buffer {
  const made = Buffer.from(input);
  if (made.length > 0) {
    const at = chance.below(made.length);
    made[at] = (made[at] ?? 0) ^ (1 << chance.below(8));
  }
  return made;
}

function otherByte(input: Buffer, chance: Chance): Buffer {
  const made = Buffer.from(input);
  if (made.length > 0) made[chance.below(made.length)] = chance.below(256);
  return made;
}

function cutOut(input: Buffer, chance: Chance): Buffer {
  const [from, to] = pieceOf(input, chance);
  return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
}

function double(input: Buffer, chance: Chance): Buffer {
  const [from, to] = pieceOf(input, chance);
  return putAt(input, chance, input.subarray(from, to));
}

function spliceIn(input: Buffer, chance: Chance, { others }: Soil): Buffer {
  const other = others.length === 0 ? input : chance.pick(others);
  const [from, to] = pieceOf(other, chance);
  return chance.below(4) === 0
    ? Buffer.concat([input.subarray(0, chance.below(input.length + 1)), other.subarray(from)])
    : putAt(input, chance, other.subarray(from, to));
}

/** A number in the text becomes another one. */
function otherNumber(input: Buffer, chance: Chance): Buffer {
  const text = input.toString("latin1");
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return input;
  const { 0: number, index } = chance.pick(numbers);
  const other = chance.pick(["0", "-1", "1e309", "99999999999999999999", String(Number(number) + 1), `${number}0`]);
  return Buffer.from(text.slice(0, index) + other + text.slice(index + number.length), "latin1");
}

/** Long runs of the same, for readers whose work grows faster than their input. */
function repeatMuch(input: Buffer, chance: Chance, { longest }: Soil): Buffer {
  const piece = chance.below(2) === 0 ? chance.pick(REPEATED) : chance.pick(HOSTILE);
  const room = Math.max(1, Math.floor(longest / Buffer.byteLength(piece)));
  return putAt(input, chance, Buffer.from(piece.repeat(1 + chance.below(chance.below(8) === 0 ? room : 40))));
}

function putAt(input: Buffer, chance: Chance, piece: Uint8Array): Buffer {
  const at = chance.below(input.length + 1);
  return Buffer.concat([input.subarray(0, at), piece, input.subarray(at)]);
}

function putOver(input: Buffer, chance: Chance, piece: Uint8Array): Buffer {
  const at = chance.below(input.length + 1);
  return Buffer.concat([input.subarray(0, at), piece, input.subarray(at + piece.length)]);
}

function pieceOf(input: Buffer, chance: Chance): readonly [from: number, to: number] {
  const from = chance.below(input.length + 1);
  return [from, Math.min(input.length, from + 1 + chance.below(LONGEST_PIECE))];
}
