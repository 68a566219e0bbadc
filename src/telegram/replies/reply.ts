import type { Press } from "../callback-data.ts";

/** What a button does: a press of ours, or something Telegram does by itself. */
export type Action =
  | { readonly press: Press }
  | { readonly url: string }
  /** Opens a page of ours inside Telegram; needs an https address. */
  | { readonly webApp: string }
  | { readonly shareQuery: string }
  /** Put on the clipboard; 1 to 256 characters. */
  | { readonly copy: string };

export type Button = Action & {
  readonly text: string;
  /** Green for the way on, red for danger. */
  readonly style?: "success" | "danger" | "primary";
};

/** One message: HTML that Telegram understands, and rows of buttons. */
export interface Reply {
  readonly text: string;
  readonly buttons?: readonly (readonly Button[])[];
  /** Instead of them: a button where the keyboard is, which sends where the phone is. */
  readonly positionButton?: string;
}
