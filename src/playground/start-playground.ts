import multipart from "@fastify/multipart";
import fastify, { type FastifyInstance } from "fastify";
import type { UserFromGetMe } from "grammy/types";
import { type BotApi, callWithoutAnswer, serveBotApi } from "./api/bot-api.ts";
import { type ApiCall, CallLog, type EndedCall } from "./api/call-log.ts";
import { type Fault, Faults, type Weather } from "./api/faults.ts";
import { FloodGuard, type FloodLimits } from "./api/flood-limits.ts";
import { acceptTelegramBodies } from "./api/read-parameters.ts";
import { servePlay } from "./play/play-routes.ts";
import { servePage } from "./play/serve-page.ts";
import { Polling } from "./updates/polling.ts";
import { WebhookDelivery, type WebhookTiming } from "./updates/webhook-delivery.ts";
import type { GroupRank } from "./world/chat-record.ts";
import { PlaygroundPerson } from "./world/playground-person.ts";
import { type NewPerson, World } from "./world/world.ts";

export interface PlaygroundOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly token?: string;
  readonly botUsername?: string;
  readonly botName?: string;
  readonly webhook?: Partial<WebhookTiming>;
  /** Off unless given, so that tests run at full speed. */
  readonly floodLimits?: FloodLimits;
  /** How long a pressed button may wait for its answer. */
  readonly callbackLifetimeMs?: number;
  /** Where the numbers of messages and people begin; 1 unless the bot remembers an earlier run. */
  readonly firstNumber?: number;
}

export interface Playground {
  readonly url: string;
  /** For grammY: `client: { apiRoot }`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly botUsername: string;
  readonly world: World;
  person(person: NewPerson): PlaygroundPerson;
  /** The first of them is its creator. */
  group(title: string, members: readonly PlaygroundPerson[]): number;
  /** Makes a member of the group one of its administrators, or nobody of the sort again. */
  promote(group: number, person: PlaygroundPerson, rank?: GroupRank): void;
  /** Scripts a fault; returns a function that takes it away again. */
  inject(fault: Fault): () => void;
  clearFaults(): void;
  /** What befalls calls that no script names; undefined for fair weather. */
  setWeather(weather: Weather | undefined): void;
  callsOf(method?: string, chatId?: number): readonly ApiCall[];
  /** Hears of each accepted call as its connection ends; returns a function that stops it. */
  onCallEnd(listener: (call: EndedCall) => void): () => void;
  /** Puts an update into the queue exactly as it is: duplicates, old numbers, malformed ones. */
  deliver(update: unknown): void;
  holdDeliveries(): void;
  releaseDeliveries(): void;
  pendingUpdates(): number;
  close(): Promise<void>;
}

const DEMO_TOKEN = "1000000001:demo-token-of-the-playground";
const LARGEST_UPLOAD = 50 * 1024 * 1024;
const WEBHOOK_TIMING: WebhookTiming = { retryStartMs: 1000, retryMaxMs: 60_000, answerTimeoutMs: 60_000 };

/** Starts a local Telegram that is as strict as the real one. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { host = "127.0.0.1", token = DEMO_TOKEN, port = 0 } = options;
  const world = new World(botUser(token, options), options.callbackLifetimeMs ?? 60_000, options.firstNumber ?? 1);
  const api: BotApi = {
    token,
    world,
    polling: new Polling(world.updates),
    webhook: new WebhookDelivery(world.updates, { ...WEBHOOK_TIMING, ...options.webhook }, (call) => {
      void callWithoutAnswer(api, call);
    }),
    faults: new Faults(),
    floods: options.floodLimits && new FloodGuard(options.floodLimits),
    log: new CallLog(),
  };
  const server = await newServer();
  serveBotApi(server, api);
  servePlay(server, api);
  await servePage(server);
  const url = await server.listen({ host, port });
  return playgroundOf(api, server, url);
}

async function newServer(): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: LARGEST_UPLOAD,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  });
  acceptTelegramBodies(server);
  await server.register(multipart, { limits: { fileSize: LARGEST_UPLOAD, fieldSize: 1024 * 1024 } });
  return server;
}

function playgroundOf(api: BotApi, server: FastifyInstance, url: string): Playground {
  const { world, faults, log } = api;
  return {
    url,
    apiRoot: url,
    token: api.token,
    botUsername: world.bot.username,
    world,
    person: (person) => new PlaygroundPerson(world, world.addPerson(person)),
    group: (title, members) =>
      world.addGroup(
        title,
        members.map(({ id }) => id),
      ).id,
    promote(group, { id }, rank) {
      const { ranks } = world.chat(group);
      if (rank === undefined) ranks.delete(id);
      else ranks.set(id, rank);
    },
    inject: (fault) => faults.inject(fault),
    clearFaults: () => faults.clear(),
    setWeather: (weather) => faults.setWeather(weather),
    callsOf: (method, chatId) => log.calls(method, chatId),
    onCallEnd: (listener) => log.onEnd(listener),
    deliver: (update) => world.updates.pushRaw(update),
    holdDeliveries: () => world.updates.hold(),
    releaseDeliveries: () => world.updates.release(),
    pendingUpdates: () => world.updates.pendingCount,
    close: async () => {
      api.webhook.clear();
      api.polling.terminate("terminated by the end of the playground");
      await server.close();
    },
  };
}

function botUser(token: string, { botUsername = "juru_damai_bot", botName = "Juru Damai" }: PlaygroundOptions) {
  const bot: UserFromGetMe = {
    id: Number(token.split(":")[0]),
    is_bot: true,
    first_name: botName,
    username: botUsername,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    supports_guest_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
  return bot;
}
