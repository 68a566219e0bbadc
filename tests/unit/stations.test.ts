import { Api, Composer, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { beforeEach, describe, expect, it } from "vitest";
import { Stations } from "../../src/telegram/stations.ts";

const me = { id: 1, is_bot: true, first_name: "Juru", username: "juru_bot" } as UserFromGetMe;
let met: string[];
let stations: Stations<Context>;

beforeEach(() => {
  met = [];
  stations = new Stations<Context>();
});

function typed(text: string): Context {
  const chat = { id: 7, type: "private", first_name: "Sari" } as const;
  const entities = [{ type: "bot_command" as const, offset: 0, length: text.length }];
  const update = { update_id: 1, message: { message_id: 1, date: 1, chat, text, entities } };
  return new Context(update as unknown as Update, new Api("1:x"), me);
}

const goOn = (name: string) => async (_: Context, next: () => Promise<void>) => {
  met.push(`${name} in`);
  await next();
  met.push(`${name} out`);
};
const stay = (name: string) => () => void met.push(name);

describe("the stations of an update", () => {
  it("are met in their order, and left in the other", async () => {
    stations.use(goOn("first"), goOn("second"));
    stations.use(stay("third"));
    stations.use(stay("never"));

    await stations.middleware()(typed("/a"), async () => void met.push("behind"));

    expect(met).toEqual(["first in", "second in", "third", "second out", "first out"]);
  });

  it("let pass what is not for them, to whoever stands behind", async () => {
    stations.command("a", stay("a"));
    stations.filter((ctx) => ctx.message?.text === "/b", goOn("b"));
    stations.on("callback_query", stay("press"));

    await stations.middleware()(typed("/b"), async () => void met.push("behind"));

    expect(met).toEqual(["b in", "behind", "b out"]);
  });

  it("grow at their own place", async () => {
    const early = stations.command("a");
    stations.use(goOn("late"));
    early.use(goOn("early"));

    await stations.middleware()(typed("/a"), async () => void met.push("behind"));

    expect(met).toEqual(["early in", "late in", "behind", "late out", "early out"]);
  });

  it("stand among those of a Composer, and are asked anew for each update", async () => {
    const house = new Composer<Context>(goOn("before"), stations);
    stations.command("a", stay("a"));

    await house.middleware()(typed("/a"), async () => undefined);
    await house.middleware()(typed("/b"), async () => void met.push("behind"));

    expect(met).toEqual(["before in", "a", "before out", "before in", "behind", "before out"]);
  });

  it("let nothing in by a filter that has to wait for its answer", async () => {
    (stations as Composer<Context>).filter(async () => false, stay("never"));

    await expect(stations.middleware()(typed("/a"), async () => undefined)).rejects.toThrow("at once");
    expect(met).toEqual([]);
  });

  it("raise what goes wrong, and an update that is sent on twice", async () => {
    stations.command("a", () => {
      throw new Error("no paper");
    });
    stations.use(async (_, next) => {
      await next();
      await next();
    });
    const behind = async (): Promise<void> => void met.push("behind");

    await expect(stations.middleware()(typed("/a"), behind)).rejects.toThrow("no paper");
    await expect(stations.middleware()(typed("/b"), behind)).rejects.toThrow("twice");
    expect(met).toEqual(["behind"]);
  });
});
