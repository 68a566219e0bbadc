import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Polling } from "../updates/polling.ts";
import type { WebhookDelivery } from "../updates/webhook-delivery.ts";
import type { World } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import type { ApiCall, CallLog } from "./call-log.ts";
import { errorOf, type FaultKind, type Faults, isAnswerLost } from "./faults.ts";
import type { FloodGuard } from "./flood-limits.ts";
import { findMethod } from "./methods.ts";
import { Parameters } from "./parameters.ts";
import { readParameters } from "./read-parameters.ts";

export interface BotApi {
  readonly token: string;
  readonly world: World;
  readonly polling: Polling;
  readonly webhook: WebhookDelivery;
  readonly faults: Faults;
  readonly floods: FloodGuard | undefined;
  readonly log: CallLog;
}

interface CallPath {
  readonly token: string;
  readonly method: string;
}

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function serveBotApi(server: FastifyInstance, api: BotApi): void {
  server.route<{ Params: CallPath }>({
    method: ["GET", "POST"],
    url: "/bot:token/:method",
    handler: async (request, reply) => {
      try {
        await answerCall(api, request, reply);
      } catch (error) {
        if (reply.raw.destroyed || reply.sent) return;
        const failure = error instanceof ApiError ? error : unexpected(error);
        if (failure.parameters?.retry_after) reply.header("retry-after", failure.parameters.retry_after);
        return reply.code(failure.code).send(failure.toJson());
      }
    },
  });

  server.get<{ Params: { token: string; "*": string } }>("/file/bot:token/*", async (request, reply) => {
    const file = request.params.token === api.token ? api.world.files.byPath(request.params["*"]) : undefined;
    if (!file) return reply.code(404).send(new ApiError(404, "Not Found").toJson());
    return reply.type("application/octet-stream").send(file.content);
  });

  server.setErrorHandler((error: unknown, _request, reply) => {
    const isTooLarge = error instanceof Error && "statusCode" in error && error.statusCode === 413;
    const failure = isTooLarge ? new ApiError(413, "Request Entity Too Large") : unexpected(error);
    return reply.code(failure.code).send(failure.toJson());
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(new ApiError(404, "Not Found").toJson()));
}

/** Carries out a call that came in the answer to a webhook delivery. Telegram tells nobody how it went. */
export async function callWithoutAnswer(api: BotApi, call: Readonly<Record<string, unknown>>): Promise<void> {
  const found = findMethod(String(call.method));
  if (!found) return;
  const { method: _, ...values } = call;
  const parameters = new Parameters(values);
  try {
    const { done } = await carryOut(api, found.name, { parameters, signal: new AbortController().signal });
    if (done) api.log.end(done, false);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

async function answerCall(
  api: BotApi,
  request: FastifyRequest<{ Params: CallPath }>,
  reply: FastifyReply,
): Promise<void> {
  checkToken(api.token, request.params.token);
  const found = findMethod(request.params.method);
  if (!found) throw new ApiError(404, "Not Found: method not found");
  const parameters = await readParameters(request);

  const fault = api.faults.take(found.name, chatIdOf(parameters));
  if (fault && (await failBefore(fault, request, reply))) return;
  api.floods?.check(found.name, chatIdOf(parameters));

  const hangUp = new AbortController();
  reply.raw.once("close", () => hangUp.abort());
  const cause = request.headers["x-playground-cause"];
  const { result, done } = await carryOut(api, found.name, {
    ...{ parameters, signal: hangUp.signal },
    ...(typeof cause === "string" && { cause }),
  });
  if (done && (hangUp.signal.aborted || isAnswerLost(fault))) api.log.end(done, true);
  else if (done) reply.raw.once("close", () => api.log.end(done, !reply.raw.writableFinished));
  if (fault?.kind === "acceptedThenCut") cut(request, reply);
  else if (fault?.kind === "acceptedThenSilent") reply.hijack();
  else if (fault?.kind === "acceptedThenHalf") await reply.type("application/json").send(halfOf({ ok: true, result }));
  else await reply.send({ ok: true, result });
}

async function carryOut(
  api: BotApi,
  name: string,
  { cause, ...call }: { readonly parameters: Parameters; readonly signal: AbortSignal; readonly cause?: string },
): Promise<{ readonly result: unknown; readonly done?: ApiCall }> {
  const method = findMethod(name)?.method;
  const { world, polling, webhook } = api;
  const result = await method?.({ world, polling, webhook, ...call });
  // An empty poll says nothing, and a bot at rest would fill the log with them.
  if (name === "getUpdates") return { result };
  const { parameters } = call;
  const record = { method: name, chatId: chatIdOf(parameters), parameters: parameters.toJson(), result };
  const done = { ...structuredClone(record), at: Date.now(), ...(cause !== undefined && { cause }) };
  api.log.add(done);
  return { result, done };
}

/** True where the fault ends the call before it did anything. */
async function failBefore(fault: FaultKind, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const error = errorOf(fault);
  if (error) throw error;
  switch (fault.kind) {
    case "htmlErrorPage":
      await reply.code(502).type("text/html").send("<html><body><h1>502 Bad Gateway</h1></body></html>");
      return true;
    case "hang":
      reply.hijack();
      return true;
    case "reset":
      cut(request, reply);
      return true;
    case "slow":
      await sleep(fault.milliseconds);
      return false;
    default:
      return false;
  }
}

function halfOf(answer: object): string {
  const text = JSON.stringify(answer);
  return text.slice(0, Math.ceil(text.length / 2));
}

function cut(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
}

function checkToken(expected: string, given: string): void {
  if (given === expected) return;
  if (!/^\d+:[\w-]{3,}$/.test(given)) throw new ApiError(404, "Not Found");
  throw new ApiError(401, "Unauthorized");
}

function chatIdOf(parameters: Parameters): number | undefined {
  const id = Number(parameters.text("chat_id"));
  return parameters.has("chat_id") && Number.isFinite(id) ? id : undefined;
}

function unexpected(error: unknown): ApiError {
  return new ApiError(500, `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`);
}
