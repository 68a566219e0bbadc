import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { sealedIn } from "../../src/redis/sealed-shelves.ts";
import { createSealer, keyIdOf, type Sealer } from "../../src/redis/sealing.ts";
import { anyTypedText, type Kept, sealedStores } from "../support/sealed-stores.ts";

const OLD = { id: "1", key: Buffer.alloc(32, 1) };
const old = createSealer([OLD]);

/** Nobody else's, so that everything in it is ours. */
const DATABASE = 14;
let redis: RedisConnection;

beforeAll(async () => {
  redis = await connectRedis([`${inject("redisUrl")}/${DATABASE}`], () => undefined);
  await redis.command("", "FLUSHDB");
});
afterAll(() => redis.close());

const stores = sealedStores(
  new Proxy({} as RedisConnection, { get: (_, name) => Reflect.get(redis, name) as unknown }),
);
const anyStore = fc.constantFrom(...stores);
/** The one value of this key in which this text stands. */
async function valueOf({ key }: Kept, text: string, sealer: Sealer) {
  for (const value of await sealedIn(redis, key)) {
    const found = value.texts.find(({ sealed, place }) => {
      try {
        return (
          sealer.open(sealed, place).includes(JSON.stringify(text).slice(1, -1)) || sealer.open(sealed, place) === text
        );
      } catch {
        return false;
      }
    });
    if (found !== undefined) return { ...value, text: found };
  }
  throw new Error(`${key} does not hold the text sealed.`);
}

async function everything(key: string): Promise<string> {
  const type = String(await redis.command(key, "TYPE", key));
  const read = { hash: ["HGETALL"], stream: ["XRANGE", "-", "+"], string: ["GET"] }[type] ?? [];
  const [command = "", ...range] = read;
  return JSON.stringify(await redis.command(key, command, key, ...range), (_, value: unknown) =>
    value instanceof Object && "data" in value ? Buffer.from(value.data as number[]).toString("latin1") : value,
  );
}

describe.each(stores)("$name", ({ keep }) => {
  it("stands there sealed, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyTypedText, async (text) => {
        const kept = await keep(old, text);

        expect(await kept.read(old)).toBe(text);
        expect(await everything(kept.key)).not.toContain(text.slice(0, 36));
        expect(keyIdOf((await valueOf(kept, text, old)).text.sealed)).toBe(OLD.id);
      }),
      { numRuns: 5 },
    );
  });

  it("cannot be changed places with another one, of its kind or of any other: both are refused, the rest can be read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyTypedText, anyTypedText), fc.option(anyStore), async ([one, other], elsewhere) => {
        const kept = [await keep(old, one), await (elsewhere ?? { keep }).keep(old, other)] as const;
        const around = await Promise.all(kept.map((each) => each.around(old)));
        const [here, there] = [await valueOf(kept[0], one, old), await valueOf(kept[1], other, old)];

        const swapped = [await here.swap(() => there.text.sealed), await there.swap(() => here.text.sealed)];

        // Of two in one value the second swap finds it changed: the first one has put a stranger there already.
        expect(swapped[0]).toBe(true);
        expect(await kept[0].read(old)).toBeUndefined();
        expect(await kept[1].read(old)).toBe(swapped[1] ? undefined : other);
        expect(await Promise.all(kept.map((each) => each.around(old)))).toEqual(around);
      }),
      { numRuns: 8 },
    );
  });

  it("is refused when a single bit of it was turned", async () => {
    await fc.assert(
      fc.asyncProperty(anyTypedText, fc.nat(), fc.integer({ min: 0, max: 7 }), async (text, at, bit) => {
        const kept = await keep(old, text);
        const {
          text: { sealed },
          swap,
        } = await valueOf(kept, text, old);
        const bytes = Buffer.from(sealed.slice(2), "base64");
        const turned = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(turned) ^ (1 << bit), turned);
        await swap(() => `1:${bytes.toString("base64")}`);

        expect(await kept.read(old)).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  });
});

describe("two fields of one record", () => {
  it.each([["need and labels of a referral", "the need of a referral", ["labels", "words"]]] as const)(
    "cannot be exchanged: %s",
    async (_, name, [one, other]) => {
      const kept = await stores.find((store) => store.name === name)?.keep(old, "beras untuk seminggu");
      const { key = "" } = kept ?? {};
      const values = (await redis.command(key, "HMGET", key, one, other)) as [Buffer, Buffer];

      await redis.command(key, "HSET", key, one, values[1], other, values[0]);

      expect(await kept?.read(old)).toBeUndefined();
      expect(await kept?.around(old)).toEqual({ category: "food", urgency: "urgent" });
    },
  );
});
