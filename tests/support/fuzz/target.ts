/** A reader at a door of the bot, as it is fuzzed. */
export interface Target {
  readonly name: string;
  /** Inputs that are right, from which the others are made. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Pieces that mean something to this reader. */
  readonly words: readonly string[];
  /** In bytes: what the door lets in. */
  readonly longest: number;
  /** Reads it, and throws a finding of its own where what was read breaks a promise. */
  read(input: Buffer): unknown;
  /** Whether the error is the one by which this reader says no. */
  isRefusal(error: unknown): boolean;
}

export type Verdict =
  | { readonly kind: "read" | "refused" }
  /** The reader broke: an error that is not the named one. */
  | { readonly kind: "broke"; readonly error: unknown };

/** Runs a reader on one input. */
export async function tryInput(target: Target, input: Buffer): Promise<Verdict> {
  try {
    await target.read(input);
    return { kind: "read" };
  } catch (error) {
    return target.isRefusal(error) ? { kind: "refused" } : { kind: "broke", error };
  }
}

export function seedsOf({ seeds }: Target): readonly Buffer[] {
  return seeds.map((seed) => Buffer.from(seed as string));
}

/** For readers that refuse nothing by throwing. */
export function never(): boolean {
  return false;
}

/** Where what a reader gave breaks its promise. */
export function promise(isKept: boolean, what: string): void {
  if (!isKept) throw new Error(`Broken promise: ${what}`);
}
