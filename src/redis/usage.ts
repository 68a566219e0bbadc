import { randomBytes } from "node:crypto";
import { PHASES } from "../domain/phase.ts";
import { ROLES } from "../domain/role.ts";
import { TECHNIQUES } from "../domain/technique.ts";
import { type Usage, type UsageEvent, WEEKS_OF_USE, type WeekOfUse } from "../domain/usage.ts";
import { startOfWeek, weekOf } from "../domain/week.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";

const WEEK_SECONDS = 7 * 24 * 3600;
const FLUSH_EVERY = 5000;
const PEOPLE_AT_ONCE = 5000;

/**
 * KEYS people counts salt run; ARGV number keep keepSalt salt keepRun people-count people... then fields and counts. A batch
 * whose answer was lost comes again under its number and is not counted twice. Ids are mixed with the salt of the week,
 * which is gone a week later: then nobody can find out whether somebody was among them.
 */
const flushScript = defineScript(`
if tonumber(redis.call("GET", KEYS[4]) or "0") >= tonumber(ARGV[1]) then return 0 end
redis.call("SET", KEYS[4], ARGV[1], "EX", ARGV[5])
redis.call("SET", KEYS[3], ARGV[4], "EX", ARGV[3], "NX")
local salt = redis.call("GET", KEYS[3])
local people = tonumber(ARGV[6])
for i = 7, 6 + people do redis.call("PFADD", KEYS[1], redis.sha1hex(salt .. ARGV[i])) end
for i = 7 + people, #ARGV, 2 do redis.call("HINCRBY", KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call("EXPIRE", KEYS[1], ARGV[2])
return redis.call("EXPIRE", KEYS[2], ARGV[2])
`);

interface Gathered {
  readonly people: Set<number>;
  readonly counts: Map<string, number>;
}

/** Part of a week, on its way to the store. */
interface Batch {
  readonly week: number;
  readonly number: number;
  readonly people: readonly number[];
  readonly counts: ReadonlyMap<string, number>;
}

export interface KeptUsage extends Usage {
  /** Keeps what was gathered so far. Throws StoreAway, and then tries the same again with the next one. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Gathers in memory and flushes in the background, so that no update pays for being counted. */
export function createUsage(redis: RedisConnection, now: () => Date, everyMilliseconds = FLUSH_EVERY): KeptUsage {
  const run = randomBytes(9).toString("base64url");
  const gathered = new Map<number, Gathered>();
  const waiting: Batch[] = [];
  let number = 0;
  let flushing = Promise.resolve();

  function note(event: UsageEvent): void {
    const { people, counts } = gatheredIn(weekOf(now().getTime()));
    if (event.kind === "active") people.add(event.person);
    else for (const field of fieldsOf(event)) counts.set(field, (counts.get(field) ?? 0) + 1);
  }

  function gatheredIn(week: number): Gathered {
    const known = gathered.get(week) ?? { people: new Set(), counts: new Map() };
    gathered.set(week, known);
    return known;
  }

  function queueGathered(): void {
    for (const [week, { people, counts }] of gathered) {
      const all = [...people];
      for (let from = 0; from === 0 || from < all.length; from += PEOPLE_AT_ONCE) {
        const part = all.slice(from, from + PEOPLE_AT_ONCE);
        waiting.push({ week, number: ++number, people: part, counts: from === 0 ? counts : new Map() });
      }
    }
    gathered.clear();
  }

  async function sendAll(): Promise<void> {
    queueGathered();
    for (let batch = waiting[0]; batch !== undefined; batch = waiting[0]) {
      await send(batch);
      waiting.shift();
    }
  }

  async function send({ week, number: batch, people, counts }: Batch): Promise<void> {
    const day = mondayOf(week);
    await redis.run(
      flushScript,
      [keys.usagePeople(day), keys.usageCounts(day), keys.usageSalt(day), keys.usageRun(run)],
      [
        ...[batch, WEEKS_OF_USE * WEEK_SECONDS, 2 * WEEK_SECONDS].map(String),
        ...[randomBytes(16).toString("base64"), String(WEEK_SECONDS), String(people.length)],
        ...people.map(String),
        ...[...counts].flatMap(([field, count]) => [field, String(count)]),
      ],
    );
  }

  /** One at a time: each batch is counted in its turn. */
  function flush(): Promise<void> {
    const next = flushing.then(sendAll);
    flushing = next.catch(() => undefined);
    return next;
  }

  const timer = setInterval(() => void flush().catch(() => undefined), everyMilliseconds);
  timer.unref();
  return {
    note,
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },

    async read(weeks) {
      const last = weekOf(now().getTime());
      const wanted = Array.from({ length: weeks }, (_, index) => last - weeks + 1 + index);
      return Promise.all(wanted.map((week) => readWeek(redis, week)));
    },
  };
}

function fieldsOf(event: Exclude<UsageEvent, { readonly kind: "active" }>): readonly string[] {
  if (event.kind === "opened") return [`opened:${event.technique}`];
  return ["guided", `phase:${event.phase}`, ...event.roles.map((role) => `role:${role}`)];
}

async function readWeek(redis: RedisConnection, week: number): Promise<WeekOfUse> {
  const [people, counts] = [keys.usagePeople(mondayOf(week)), keys.usageCounts(mondayOf(week))];
  const [active, fields] = await Promise.all([
    redis.command(people, "PFCOUNT", people),
    redis.command(counts, "HGETALL", counts),
  ]);
  const stored = fields as Readonly<Record<string, Buffer>>;
  const part = <Key extends string>(name: string, names: readonly Key[]) =>
    Object.fromEntries(
      names.flatMap((key) => {
        const count = stored[`${name}:${key}`];
        return count === undefined ? [] : [[key, Number(count)]];
      }),
    ) as Readonly<Partial<Record<Key, number>>>;
  return {
    ...{ week, active: Number(active), guided: Number(stored["guided"] ?? 0) },
    ...{ byPhase: part("phase", PHASES), byRole: part("role", ROLES), opened: part("opened", TECHNIQUES) },
  };
}

/** The date by which a week is known: that of its Monday in Jakarta. */
function mondayOf(week: number): string {
  // By noon in UTC it is the same day there.
  return new Date(startOfWeek(week) + 12 * 3600_000).toISOString().slice(0, 10);
}
