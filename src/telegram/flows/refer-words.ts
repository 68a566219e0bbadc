import type { FormSource, ReferralForm } from "../../domain/referral-form.ts";
import type { House, JuruContext } from "../context.ts";

/** Undefined for what was skipped, and for what cannot be opened any more. */
export function openWords(ctx: JuruContext, sealed: string | undefined, { words }: House): string | undefined {
  return sealed === undefined || sealed === "" ? undefined : words.open(sealed, chatOf(ctx));
}

export function sealWords(ctx: JuruContext, text: string, { words }: House): string {
  return words.seal(text, chatOf(ctx));
}

/** As the volunteer knows it: of a listed one the organisation. */
export function nameOfSource(ctx: JuruContext, { source }: ReferralForm, house: House): string {
  return (source && tellSource(ctx, source, house)) ?? "?";
}

function tellSource(ctx: JuruContext, source: FormSource, house: House): string | undefined {
  return source.kind === "listed" ? house.sources.get(source.id)?.organisation : openWords(ctx, source.sealed, house);
}

function chatOf({ from }: JuruContext): number {
  if (from === undefined) throw new Error("A referral is written in a private chat only.");
  return from.id;
}
