import { describe, expect, inject, it } from "vitest";
import { createStagedTalks } from "../../src/intake/talk-state.ts";
import { freshChat, scriptedBot, stageTalk, testIntake, textUpdate } from "../support/scripted-intake.ts";

const url = inject("redisUrl");

describe("a talk that a newer release has begun", () => {
  const handingOver = (handOverMilliseconds: number) =>
    createStagedTalks({ handOverMilliseconds, now: () => performance.now() });

  it("is given back uncounted, and found as it was by the instance that knows it", async () => {
    const older = handingOver(60_000);
    const newer = scriptedBot();
    const chat = freshChat();
    const begins = await testIntake(
      url,
      scriptedBot(() => stageTalk({ version: [0, 1], state: { "guide@9": [] } })),
    );
    const [one, other] = [
      await testIntake(
        url,
        scriptedBot(() => older.handOver()),
      ),
      await testIntake(url, newer),
    ];
    await begins.process(textUpdate(chat, "mulai"));
    const update = textUpdate(chat, "halo");

    const outcomes = [];
    for (let tries = 0; tries < 7; tries++) outcomes.push(await one.process(update));

    expect(new Set(outcomes)).toEqual(new Set(["again"]));
    expect((await one.letters.all()).filter((letter) => letter.chat === chat)).toEqual([]);
    expect(await other.process(update)).toBe("done");
    expect(newer.handled).toEqual(["halo"]);
  });

  it("is answered in the end where nobody newer is left to take it", async () => {
    const older = handingOver(0);
    const bot = scriptedBot(() => older.handOver());
    const intake = await testIntake(url, bot);

    expect(await intake.process(textUpdate(freshChat(), "halo"))).toBe("done");
    expect(bot.handled).toEqual(["halo"]);
  });
});
