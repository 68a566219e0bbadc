import type { Speech } from "../../content/speech.ts";
import { type Announcement, codeIn, isUrgent } from "../../domain/announcement.ts";
import type { Button, Reply } from "./reply.ts";

/** What stands behind ?start= in a link that was announced: a case, a referral, or the early warning. */
export const CASE_LINK = "k-";
export const REFERRAL_LINK = "r-";
export const WARNINGS_LINK = "w";

/** By code only: whoever sits in the group sees no place, no person and no words. */
export function announcementsReply(words: readonly Announcement[], botName: string, speech: Speech): Reply {
  const open = (payload: string) => `https://t.me/${botName}?start=${payload}`;
  const buttons = new Map(words.map((what) => [linkOf(what), what]));
  return {
    text: words.map((what) => tell(what, speech)).join("\n"),
    buttons: [...buttons].map(([payload, what]): Button[] => [{ text: labelOf(what, speech), url: open(payload) }]),
  };
}

function tell(what: Announcement, speech: Speech): string {
  const code = codeIn(what) ?? "";
  switch (what.kind) {
    case "help asked":
      return speech.say(isUrgent(what) ? "announce.help-urgent" : "announce.help-asked", { code });
    case "case passed on":
      return speech.say("announce.case-passed-on", { code });
    case "case worse":
      return speech.say("announce.case-worse", { code });
    case "referral late":
      return speech.say("announce.referral-late", { code });
    case "warning":
      return speech.say("announce.warning");
  }
}

function linkOf(what: Announcement): string {
  const code = codeIn(what);
  if (code === undefined) return WARNINGS_LINK;
  return `${what.kind === "referral late" ? REFERRAL_LINK : CASE_LINK}${code}`;
}

function labelOf(what: Announcement, speech: Speech): string {
  const code = codeIn(what);
  if (code === undefined) return speech.say("button.announced-warnings");
  return speech.say(what.kind === "referral late" ? "button.announced-referral" : "button.announced-case", { code });
}
