import { createHash, randomBytes } from "node:crypto";
import { LINK_LASTS, type OfficeSessions, SESSION_LASTS } from "../domain/office-sessions.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { namesIn } from "./scan-names.ts";

/** KEYS link; ARGV digest. In one step: of two who come with the same link one comes in. */
const redeemScript = defineScript(`
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])
`);

/** The person, and 192 random bits: neither can be guessed. */
const SECRET = /^(\d{1,16})-([\w-]{32})$/;

export function createOfficeSessions(redis: RedisConnection, now: () => Date): OfficeSessions {
  async function* sessionKeys(person: number): AsyncIterable<string> {
    for await (const digest of namesIn(redis, keys.officeSession(person, "*"), /:office:([\w-]+)$/)) {
      yield keys.officeSession(person, digest);
    }
  }

  return {
    async link(person) {
      const { secret, digest } = newSecret(person);
      await redis.command(keys.officeLink(person), "SET", keys.officeLink(person), digest, "PX", String(LINK_LASTS));
      return secret;
    },

    async redeem(link) {
      const read = readSecret(link);
      if (read === undefined) return undefined;
      const isFirst = await redis.run(redeemScript, [keys.officeLink(read.person)], [read.digest]);
      return isFirst === 1 ? read.person : undefined;
    },

    async isOpen(link) {
      const read = readSecret(link);
      if (read === undefined) return false;
      const key = keys.officeLink(read.person);
      const kept = (await redis.command(key, "GET", key)) as Buffer | null;
      return kept?.toString() === read.digest;
    },

    async begin(person) {
      const { secret, digest } = newSecret(person);
      const key = keys.officeSession(person, digest);
      await redis.command(key, "SET", key, String(now().getTime()), "PX", String(SESSION_LASTS));
      return secret;
    },

    async find(session) {
      const read = readSecret(session);
      if (read === undefined) return undefined;
      const key = keys.officeSession(read.person, read.digest);
      return (await redis.command(key, "EXISTS", key)) === 1 ? read.person : undefined;
    },

    async end(session) {
      const read = readSecret(session);
      if (read === undefined) return;
      const key = keys.officeSession(read.person, read.digest);
      await redis.command(key, "DEL", key);
    },

    async of(person) {
      const began = new Map<string, number>();
      for await (const key of sessionKeys(person)) {
        const at = await redis.command(key, "GET", key);
        if (at !== null) began.set(key, Number(at));
      }
      return [...began.values()].toSorted((one, other) => one - other);
    },

    async forget(person) {
      await redis.command(keys.officeLink(person), "DEL", keys.officeLink(person));
      for await (const key of sessionKeys(person)) await redis.command(key, "DEL", key);
    },
  };
}

function newSecret(person: number): { readonly secret: string; readonly digest: string } {
  const chance = randomBytes(24).toString("base64url");
  return { secret: `${person}-${chance}`, digest: digestOf(chance) };
}

function readSecret(secret: string): { readonly person: number; readonly digest: string } | undefined {
  const [, person, chance] = SECRET.exec(secret) ?? [];
  return person === undefined || chance === undefined
    ? undefined
    : { person: Number(person), digest: digestOf(chance) };
}

function digestOf(chance: string): string {
  return createHash("sha256").update(chance).digest("base64url");
}
