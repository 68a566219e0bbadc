import { Agent, request } from "undici";
import type { Gate } from "../../../src/broadcast/gate.ts";
import type { RoundStart, SendingHouse } from "../../../src/broadcast/round-run.ts";
import { sendRound } from "../../../src/broadcast/send-round.ts";
import { steadyClock } from "../../../src/broadcast/steady-clock.ts";
import { watchWeather } from "../../../src/broadcast/weather.ts";
import { loadMessages } from "../../../src/content/messages.ts";
import { createSpeeches } from "../../../src/content/speech.ts";
import { MOST_ON_A_PAGE } from "../../../src/domain/ledger.ts";
import { createBulkSending } from "../../../src/intake/bulk-sending.ts";
import { createMembers } from "../../../src/redis/members.ts";
import { createCourier } from "../../../src/telegram/courier.ts";
import { BULK_TOKEN, FIRST_PERSON } from "../../support/bulk-books.ts";
import { startBulkTelegram } from "../../support/bulk-telegram.ts";
import { testCampaigns, WORDS } from "../../support/campaign-book.ts";
import { enrolMany } from "../../support/many-members.ts";
import { hurtableRedis } from "../../support/redis-server.ts";
import { measureInTurn, type RivalFigures } from "../support/pairs.ts";

/** As many as the bot has at once on their way to Telegram. */
const AT_ONCE = 256;
/** The highest that BROADCAST_PER_SECOND can be: what is kept ready for the gate depends on it. */
const PER_SECOND = 1000;

const OPEN_GATE: Gate = {
  enter: (_isUrgent, signal) => Promise.resolve(!signal.aborted),
  leave: () => undefined,
  pause: () => undefined,
  close: () => undefined,
};

/** Each message to another person, from this process: looked up, claimed, sent and recorded by ours; only sent by the loop. */
export async function measureWithoutLimit(people: number, rounds: number): Promise<readonly RivalFigures[]> {
  const redis = await hurtableRedis();
  await redis.start();
  await enrolMany(redis.url, people);
  const stores = await testCampaigns(redis.url);
  const telegram = await startBulkTelegram({ people });
  const members = createMembers(stores.redis, () => new Date());
  const bulk = createBulkSending({ botToken: BULK_TOKEN, apiRoot: telegram.apiRoot });
  const courier = createCourier(bulk.call, { speeches: createSpeeches(loadMessages()), members });
  const ids = Array.from({ length: people }, (_, index) => FIRST_PERSON + index);
  const house: SendingHouse = {
    ...{ ...stores, courier, perSecond: PER_SECOND, clock: steadyClock },
    now: () => new Date(),
  };
  let start: RoundStart | undefined;

  async function freeze(): Promise<void> {
    stores.now = Date.now();
    const { campaign } = await stores.after(
      ...([{ kind: "write", content: WORDS }, { kind: "mark", isUrgent: true }, { kind: "preview" }] as const),
      { kind: "confirm", recipients: people, named: people, recent: [] },
    );
    const filing = await stores.files(campaign.id, { kind: "start", round: 1 });
    if (filing.kind !== "moved") throw new Error(`the round could not begin: ${filing.kind}`);
    const round = { campaign: campaign.id, number: 1 };
    for (let from = 0; from < people; from += MOST_ON_A_PAGE) {
      await stores.ledger.append(round, ids[from - 1] ?? 0, ids.slice(from, from + MOST_ON_A_PAGE));
    }
    await stores.ledger.complete(round);
    const weather = watchWeather(OPEN_GATE, steadyClock);
    const shift = { run: "bench", gate: OPEN_GATE, weather, signal: new AbortController().signal, isOver: () => false };
    start = { ...{ round, file: filing.file, isFresh: true, shift }, stopping: new AbortController().signal };
  }

  async function sendAll() {
    if (start === undefined) throw new Error("nothing is frozen");
    const { ended, run } = await sendRound(start, house);
    const end = await ended;
    if (end !== "ended" || run.tally().waiting > 0) throw new Error(`the round did not end: ${end}`);
    return { pieces: people };
  }

  const agent = new Agent({ connections: AT_ONCE });
  const url = `${telegram.apiRoot}/bot${BULK_TOKEN}/sendMessage`;
  async function loop() {
    let next = 0;
    const worker = async () => {
      for (let id = ids[next++]; id !== undefined; id = ids[next++]) await post(url, id, agent);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { pieces: people };
  }

  try {
    return await measureInTurn(
      [
        { name: "a plain loop on undici", run: loop },
        { name: "ours, each look, claim and record in Redis", prepare: freeze, run: sendAll },
      ],
      rounds,
    );
  } finally {
    await Promise.all([agent.destroy(), bulk.close(), telegram.stop()]);
    await stores.redis.close();
    await redis.remove();
  }
}

/** The same words as ours, read as JSON. */
async function post(url: string, chat_id: number, dispatcher: Agent): Promise<void> {
  const body = JSON.stringify({ chat_id, text: `${WORDS.texts.id?.text}\n\n#K7M2QX`, entities: [] });
  const headers = { "content-type": "application/json" };
  const answer = await request(url, { method: "POST", headers, body, dispatcher });
  await answer.body.json();
}
