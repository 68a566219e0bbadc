import type { Speech } from "../../content/speech.ts";
import type { CaseFiling } from "../../domain/case-book.ts";
import type { CASE_LIMITS } from "../../domain/case-limits.ts";
import type { CaseRefusal } from "../../domain/move-case.ts";

type NotFiled = Exclude<CaseFiling, { readonly kind: "moved" | "unknown" }>;

/** Why nothing was written into a case, and what to do instead. */
export function notFiledNote(filing: NotFiled, limits: typeof CASE_LIMITS, speech: Speech): string {
  switch (filing.kind) {
    case "unchanged":
      return speech.say("case.so-already");
    case "changed meanwhile":
      return speech.say("not-filed.changed");
    case "too many":
      return speech.say("not-filed.too-many", { most: limits.openCases });
    case "refused":
      return refusedNote(filing.reason, limits, speech);
  }
}

/** What else may stand in the way shows by itself on the screen of the case. */
function refusedNote(reason: CaseRefusal, limits: typeof CASE_LIMITS, speech: Speech): string {
  if (reason === "closed") return speech.say("not-filed.closed");
  if (reason === "still open") return speech.say("not-filed.still-open");
  if (reason === "too many notes") return speech.say("not-filed.too-many-notes", { most: limits.notes });
  return reason === "too long"
    ? speech.say("not-filed.too-long", { most: limits.entries })
    : speech.say("not-filed.not-now");
}
