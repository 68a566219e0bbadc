import type { CampaignFiling } from "../../domain/campaign-book.ts";
import type { CampaignRefusal } from "../../domain/move-campaign.ts";
import type { Speech } from "../speech.ts";

/** Why nothing came of it, or that nothing had to. */
export function tellFiling(filing: CampaignFiling, speech: Speech): string | undefined {
  if (filing.kind === "unchanged") return speech.say("broadcast.unchanged");
  return filing.kind === "refused" ? tellRefusal(filing.reason, speech) : undefined;
}

function tellRefusal(reason: CampaignRefusal, speech: Speech): string {
  switch (reason) {
    case "not an admin":
      return speech.say("members.admins-only");
    case "frozen":
      return speech.say("broadcast.frozen");
    case "already ended":
      return speech.say("broadcast.already-ended");
    case "nothing written":
      return speech.say("broadcast.nothing-written");
    case "time has passed":
      return speech.say("broadcast.time-has-passed");
    case "nobody":
      return speech.say("broadcast.nobody");
    default:
      return speech.say("broadcast.not-from-here");
  }
}
