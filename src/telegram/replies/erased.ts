import type { Speech } from "../../content/speech.ts";
import { tellMoment } from "../../content/words/local-moment.ts";
import { type Erased, NUMBERS_KEPT, type OwnCount } from "../../domain/erased.ts";
import type { Reply } from "./reply.ts";

interface ErasedWhen extends Erased {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Kemendagri code of where the person lived: whose clock is told. */
  readonly place: string;
}

/** The proof: what is gone, what stays without the person, and what is left for a while. */
export function erasedReply({ gone, nameless, isWhole, at, place }: ErasedWhen, speech: Speech): Reply {
  if (!isWhole) return { text: speech.say("own.not-whole") };
  const list = (counts: readonly OwnCount[]) =>
    counts.map(({ part, count }) => `${speech.say(`own.part-${part}`)} (${count})`).join(", ");
  return {
    text: [
      speech.say("own.erased"),
      ...(gone.length > 0 ? [speech.say("own.erased-gone", { parts: list(gone) })] : []),
      ...(nameless.length > 0 ? [speech.say("own.erased-nameless", { parts: list(nameless) })] : []),
      speech.say("own.erased-left", { until: tellMoment(at + NUMBERS_KEPT, place, speech) }),
      speech.say("own.erased-chat"),
    ].join("\n\n"),
  };
}
