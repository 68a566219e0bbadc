import type { FastifyInstance } from "fastify";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { Settings } from "./config.ts";
import { addMetrics } from "./http/metrics-door.ts";
import { closeServer, createHttpServer, type Readiness, whyNotReady } from "./http/server.ts";
import type { LeaveLastCall } from "./intake/last-call.ts";
import { isEmergencyCall, type Outcome } from "./intake/process-update.ts";
import { addWebhook } from "./intake/webhook.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

export interface DoorParts extends Pick<Readiness, "isAlive" | "isStoreHere" | "standing"> {
  readonly settings: Settings;
  readonly stops: (() => Promise<unknown>)[];
  readonly log: Logger;
  process(update: Update, leave: LeaveLastCall): Promise<Outcome>;
  /** The coordinators' page, where it is wished. */
  addOffice(server: FastifyInstance): Promise<void>;
  /** The page of metrics, which tells whether we are ready. */
  openPage(isReady: () => boolean): () => Promise<string>;
}

/** The HTTP server, open from now on, and the signals that close it. */
export async function openDoor({ settings, stops, log, process, addOffice, openPage, ...health }: DoorParts) {
  let isStarted = false;
  const { webhook, port, drainSeconds, metricsToken } = settings;
  // Nobody sends anything to a process that polls: it has nothing to wait for.
  const stopping = stopOnSignal(stops, { log, drainMilliseconds: webhook === undefined ? 0 : drainSeconds * 1000 });
  const readiness = { ...health, isStarted: () => isStarted, isEnding: stopping.isAsked };
  const server = createHttpServer(readiness);
  // Before Telegram has told who we are only a call for help can be answered; everything else comes again.
  const receive = async (update: Update, leave: LeaveLastCall): Promise<Outcome> =>
    isStarted || isEmergencyCall(update) ? process(update, leave) : "again";
  if (webhook !== undefined) addWebhook(server, webhook.secret, receive);
  if (metricsToken !== undefined) {
    addMetrics(
      server,
      metricsToken,
      openPage(() => whyNotReady(readiness) === undefined),
    );
  }
  await addOffice(server);
  await server.listen({ port, host: "0.0.0.0" });
  stops.push(() => closeServer(server));
  return {
    /** From now on everything that comes is worked on. */
    started(): void {
      isStarted = true;
    },
  };
}
