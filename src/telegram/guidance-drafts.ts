import { EMPTY_DRAFT, type GuidanceDraft } from "../domain/guidance-draft.ts";
import type { House } from "./context.ts";

type Sealing = Pick<House, "words">;

/** What an admin has typed and not published stands in the talk, where nobody else can read it. */
export function sealDraft(draft: GuidanceDraft, chat: number, { words }: Sealing): string {
  return words.seal(JSON.stringify(draft), chat);
}

/** Nothing is changed yet when it cannot be opened any more. */
export function readDraft(sealed: string, chat: number, { words }: Sealing): GuidanceDraft {
  const text = sealed === "" ? undefined : words.open(sealed, chat);
  return text === undefined ? EMPTY_DRAFT : (JSON.parse(text) as GuidanceDraft);
}
