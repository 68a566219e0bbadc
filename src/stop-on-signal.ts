import type { Logger } from "pino";

/** Whoever runs us (systemd, Docker) waits ten seconds before it kills. */
const STOP_WITHIN = 9_000;

/** Stops in reverse: no new update, then what is in hand, then the connections it needs. */
export function stopOnSignal(stops: readonly (() => Promise<unknown>)[], log: Logger): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    for (const end of stops.toReversed()) await end().catch(() => undefined);
    log.info("Juru Damai has stopped");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}
