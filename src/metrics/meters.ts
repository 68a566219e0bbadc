import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Milliseconds at best, and as long as an update may take at worst. */
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60];
const COMMAND_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3];

export type Meters = ReturnType<typeof createMeters>;

/**
 * All that is counted. A label takes one of a few words that stand in the code: never a person, a chat, a place or a code,
 * and never what somebody typed.
 */
export function createMeters() {
  const register = new Registry();
  const registers = [register];
  return {
    register,
    updates: new Counter({
      ...{ registers, name: "juru_updates_total", labelNames: ["kind", "outcome"] as const },
      help: "Updates of Telegram, each time one was worked on: done, again (comes once more), dead_letter, slowed.",
    }),
    updateSeconds: new Histogram({
      ...{ registers, name: "juru_update_seconds", buckets: ANSWER_SECONDS },
      help: "From when an update first came to this process until everything it changed was kept.",
    }),
    updatesInHand: new Gauge({ registers, name: "juru_updates_in_hand", help: "Updates that are being worked on." }),
    leasesLost: new Counter({
      ...{ registers, name: "juru_leases_lost_total" },
      help: "Updates that were done and not kept, because another process had the chat by then.",
    }),
    telegramCalls: new Counter({
      ...{ registers, name: "juru_telegram_calls_total", labelNames: ["way", "method", "outcome"] as const },
      help: "Calls to Telegram: ok, refused (4xx), flood (429), trouble (5xx), away (no answer in its own words).",
    }),
    telegramSeconds: new Histogram({
      ...{ registers, name: "juru_telegram_call_seconds", labelNames: ["way"] as const, buckets: ANSWER_SECONDS },
      help: "How long Telegram took for a call; polls for updates left out.",
    }),
    talksEntered: new Counter({
      ...{ registers, name: "juru_talks_entered_total", labelNames: ["talk"] as const },
      help: "Talks that were begun.",
    }),
    talkQuestions: new Counter({
      ...{ registers, name: "juru_talk_questions_total", labelNames: ["talk", "question"] as const },
      help: "Questions of talks that were asked and then waited for an answer.",
    }),
    talksOver: new Counter({
      ...{ registers, name: "juru_talks_over_total", labelNames: ["talk", "question"] as const },
      help: "Talks that were over, done or left, by the question that stood open until then.",
    }),
    redisSeconds: new Histogram({
      ...{ registers, name: "juru_redis_command_seconds", labelNames: ["kind"] as const, buckets: COMMAND_SECONDS },
      help: "How long Redis took for a command or a script, its replicas included.",
    }),
    redisAway: new Counter({
      ...{ registers, name: "juru_redis_away_total" },
      help: "Commands that Redis did not answer, or could not keep.",
    }),
    redisConnections: new Counter({
      ...{ registers, name: "juru_redis_connections_total" },
      help: "Connections to Redis that were made: one for each server at the start, each later one is a reconnect.",
    }),
    redisAlone: new Gauge({
      ...{ registers, name: "juru_redis_without_replica" },
      help: "Primaries of Redis that have no replica to wait for.",
    }),
    ...createGauges(registers),
  };
}

/** Filled when somebody asks. Those from the store are the same in every process: take the highest, never the sum. */
function createGauges(registers: Registry[]) {
  return {
    storeStanding: new Gauge({
      ...{ registers, name: "juru_store_standing", labelNames: ["standing"] as const },
      help: "1 for how the store stood when it was looked at last: well, full, disk, away.",
    }),
    alive: new Gauge({ registers, name: "juru_alive", help: "1 while /healthz says 200: updates get through." }),
    ready: new Gauge({ registers, name: "juru_ready", help: "1 while /readyz says 200." }),
    storeRead: new Gauge({
      ...{ registers, name: "juru_store_read_timestamp_seconds" },
      help: "When all that is counted in the store was last read; the numbers are as of then.",
    }),
    members: new Gauge({ registers, name: "juru_members", help: "Members, whatever their status." }),
    waitingMembers: new Gauge({
      ...{ registers, name: "juru_members_waiting" },
      help: "People who wait for an admin to let them join.",
    }),
    referrals: new Gauge({
      ...{ registers, name: "juru_referrals", labelNames: ["state"] as const },
      help: "Referrals that are kept, by state.",
    }),
    cases: new Gauge({ registers, name: "juru_cases", help: "Cases that are kept." }),
    openCases: new Gauge({ registers, name: "juru_cases_open", help: "Cases that are open." }),
    deadLetters: new Gauge({ registers, name: "juru_dead_letters", help: "Dead letters that nobody has discarded." }),
    jobs: new Gauge({
      ...{ registers, name: "juru_queue_jobs", labelNames: ["queue", "state"] as const },
      help: "Jobs by queue: waiting, active, delayed, failed.",
    }),
    rounds: new Gauge({
      ...{ registers, name: "juru_broadcast_rounds", labelNames: ["state"] as const },
      help: "Broadcasts that this process is sending, or holds because they are paused.",
    }),
    recipients: new Gauge({
      ...{ registers, name: "juru_broadcast_recipients", labelNames: ["standing"] as const },
      help: "Recipients of the broadcasts that this process is sending; held are those of waiting who talk or sleep.",
    }),
    broadcastRate: new Gauge({
      ...{ registers, name: "juru_broadcast_per_second" },
      help: "Messages a second that go out in bulk.",
    }),
  };
}
