import type { Speech } from "../../content/speech.ts";
import { tellYearDay } from "../../content/words/local-moment.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";

/** "26 November 2026, pembaruan 3". */
export function tellStanding({ at, number, what }: GuidanceUpdate, speech: Speech): string {
  const day = tellYearDay(at, speech);
  return what.kind === "publish"
    ? speech.say("office.guidance-changed", { day, number })
    : speech.say("office.guidance-changed-back", { day, number, of: what.of });
}

/** Below the title of one version. */
export function tellPublished({ at, what }: GuidanceUpdate, speech: Speech): string {
  const day = tellYearDay(at, speech);
  return what.kind === "publish"
    ? speech.say("office.guidance-published-on", { day })
    : speech.say("office.guidance-back-on", { day, of: what.of });
}
