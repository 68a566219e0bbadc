import type { FastifyReply, FastifyRequest } from "fastify";
import type { EventLog, LoggedEvent } from "../world/event-log.ts";

// Proxies and phones drop a connection on which nothing happens.
const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events: first what was missed since `Last-Event-ID` or `?after=<run>-<sequence>`, then all that happens.
 * Where the missed part is forgotten, one `reload` event tells the page to fetch the state anew.
 */
export function streamEvents(log: EventLog, request: FastifyRequest, reply: FastifyReply, personId?: number): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write("retry: 1000\n\n");

  const send = (logged: LoggedEvent) => {
    if (personId !== undefined && !logged.people.includes(personId)) return;
    const data = JSON.stringify({ people: logged.people, ...logged.event });
    raw.write(`id: ${log.run}-${logged.sequence}\ndata: ${data}\n\n`);
  };
  const missed = missedEvents(log, request);
  if (missed) for (const logged of missed) send(logged);
  else raw.write("event: reload\ndata: {}\n\n");

  const stopListening = log.subscribe(send);
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MS);
  raw.once("close", () => {
    clearInterval(heartbeat);
    stopListening();
  });
}

function missedEvents(log: EventLog, request: FastifyRequest): readonly LoggedEvent[] | undefined {
  const { after } = request.query as { readonly after?: string };
  const last = request.headers["last-event-id"] ?? after;
  if (last === undefined) return [];
  const [run, sequence] = String(last).split("-");
  return run === log.run ? log.after(Number(sequence)) : undefined;
}
