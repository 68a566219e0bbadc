import type { FormSource, ReferralForm } from "../../domain/referral-form.ts";
import type { Source } from "../../domain/source.ts";
import type { House, JuruContext } from "../context.ts";

/** Undefined for what was skipped, and for what cannot be opened any more. */
export function openWords(ctx: JuruContext, sealed: string | undefined, { words }: House): string | undefined {
  return sealed === undefined || sealed === "" ? undefined : words.open(sealed, chatOf(ctx));
}

export function sealWords(ctx: JuruContext, text: string, { words }: House): string {
  return words.seal(text, chatOf(ctx));
}

/** As the volunteer knows it: of a listed one the organisation. */
export async function nameOfSource(ctx: JuruContext, { source }: ReferralForm, house: House): Promise<string> {
  return (source && (await tellSource(ctx, source, house))) ?? "?";
}

/** A process that has just begun has not loaded every entry yet: what is not in memory is asked of the store. */
export async function findListed(id: string, { sources, directory }: House): Promise<Source | undefined> {
  return sources.get(id) ?? (await directory.find(id));
}

async function tellSource(ctx: JuruContext, source: FormSource, house: House): Promise<string | undefined> {
  if (source.kind === "typed") return openWords(ctx, source.sealed, house);
  return (await findListed(source.id, house))?.organisation;
}

function chatOf({ from }: JuruContext): number {
  if (from === undefined) throw new Error("A referral is written in a private chat only.");
  return from.id;
}
