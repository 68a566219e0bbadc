export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A person at the terminal, or a test that plays one. Every question throws Cancelled on Ctrl-C. */
export interface Asker {
  /** Asks again until `mistakeIn` finds nothing. */
  text(id: string, question: string, more?: TextWishes): Promise<string>;
  choose<Value extends string>(
    id: string,
    question: string,
    choices: readonly Choice<Value>[],
    first?: Value,
  ): Promise<Value>;
  tell(kind: "note" | "good" | "bad", words: string): void;
  /** Shows that something is going on. */
  during<Result>(words: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

export interface TextWishes {
  readonly isSecret?: boolean;
  readonly suggestion?: string;
  readonly mistakeIn?: (text: string) => string | undefined;
}

export class Cancelled extends Error {
  override readonly name = "Cancelled";
}
