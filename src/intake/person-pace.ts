import type { Update } from "grammy/types";
import { TokenBucket } from "limiter";

/** How much one person may ask of the bot at a time. Lives in this process alone, and costs no trip to the store. */
export interface PersonPace {
  /** 0 for an update that may be worked on; otherwise the seconds until the person may go on. */
  secondsToWait(update: Update): number;
}

interface Allowance {
  /** Things one person may do in a minute, once the first burst is used up; 0 for no limit. */
  readonly perMinute: number;
  /** Things one person may do at once. */
  readonly burst: number;
}

const REMEMBERED = 10_000;
/** Whoever is told to wait has room for so many again afterwards, and is not told the same at once. */
const BREATH = 10;

/**
 * A bucket for each person, not for each chat: in a group one person's flood is not another's. It runs on the monotonic
 * clock, so that a clock that is put right locks nobody out.
 */
export function createPersonPace({ perMinute, burst }: Allowance): PersonPace {
  const buckets = new Map<number, TokenBucket>();

  function bucketOf(person: number): TokenBucket {
    const known = buckets.get(person);
    const bucket =
      known ?? full(new TokenBucket({ bucketSize: burst, tokensPerInterval: perMinute, interval: "minute" }));
    // The one who did something last stands last.
    buckets.delete(person);
    buckets.set(person, bucket);
    const oldest = buckets.keys().next();
    if (buckets.size > REMEMBERED && !oldest.done) buckets.delete(oldest.value);
    return bucket;
  }

  return {
    secondsToWait(update) {
      const person = personOf(update);
      if (person === undefined || perMinute === 0) return 0;
      const bucket = bucketOf(person);
      return bucket.tryRemoveTokens(1) ? 0 : Math.ceil(bucket.getWaitTime(Math.min(BREATH, burst)) / 1000);
    },
  };
}

/** Of calls for help more than anybody needs, and few enough that Telegram does not hold back the next one. */
const EMERGENCIES = { perMinute: 30, burst: 6 } as const;

/** Half a minute's worth may come at once: a phone that was without a signal sends what it has kept. */
export function createPaces({ actionsPerMinute }: { readonly actionsPerMinute: number }) {
  return {
    pace: judgingOnce(createPersonPace({ perMinute: actionsPerMinute, burst: Math.ceil(actionsPerMinute / 2) })),
    emergencyPace: createPersonPace(EMERGENCIES),
  };
}

/**
 * An update that Telegram delivers twice, or that comes again because something was away, is one act of the person: the second
 * time it hears what it heard first. One that goes on coming is not forgotten.
 */
function judgingOnce(pace: PersonPace): PersonPace {
  const judged = new Map<number, number>();
  return {
    secondsToWait(update) {
      const seconds = judged.get(update.update_id) ?? pace.secondsToWait(update);
      judged.delete(update.update_id);
      judged.set(update.update_id, seconds);
      const oldest = judged.keys().next();
      if (judged.size > REMEMBERED && !oldest.done) judged.delete(oldest.value);
      return seconds;
    },
  };
}

function full(bucket: TokenBucket): TokenBucket {
  bucket.content = bucket.bucketSize;
  return bucket;
}

function personOf(update: Update): number | undefined {
  const { message, edited_message, callback_query, inline_query, my_chat_member } = update;
  const from = (message ?? edited_message ?? callback_query ?? inline_query ?? my_chat_member)?.from;
  // Whatever comes through the door is no promise.
  return Number.isSafeInteger(from?.id) ? from?.id : undefined;
}
