import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updates } from "../fuzz/updates.ts";
import { chanceOf } from "../support/fuzz/chance.ts";
import { readCorpus } from "../support/fuzz/corpus.ts";
import { HOSTILE } from "../support/fuzz/hostile.ts";
import { mutate } from "../support/fuzz/mutate.ts";
import { seedsOf } from "../support/fuzz/target.ts";
import { joins, startHouse, type TestHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";

const NAME = "\u202e/hapus\n✅ @admin <b>t.me/x</b>";
const FEW = 40;

let house: TestHouse;
let admin: Person;

beforeAll(async () => {
  house = await startHouse({ mode: "webhook", environment: { JOINING: "approval" } });
  admin = await house.admin();
  await joins(admin);
});
afterAll(() => house.stop());

describe("somebody who means harm", () => {
  it("has a name that the admin sees as a name, and nothing else", async () => {
    const stranger = await person(house.playground, { firstName: NAME, languageCode: "id" });
    await stranger.starts();
    await stranger.presses("Bahasa Indonesia");
    await stranger.presses("✅ Saya setuju");
    await stranger.presses("Nanti saja");

    const { message } = await admin.sees(/hapus/);

    const marks = (message?.entities ?? []).map(({ type }) => type);
    expect(marks.filter((type) => ["bot_command", "mention", "url", "text_mention"].includes(type))).toEqual([]);
    expect(message?.text).not.toMatch(/\u202e|\n✅ @/u);
  });

  it("gets an answer to whatever is typed, and the bot goes on", async () => {
    for (const words of [
      HOSTILE.slice(0, 40).join(" x "),
      HOSTILE.slice(40).join(" x "),
      "a ".repeat(2000),
      "\u0301".repeat(4000),
    ]) {
      for (const command of ["", "/kartu ", "/kasus ", "/rujukan "]) {
        await admin.types(`${command}${words}`.slice(0, 4000));
        await admin.sees(/./u);
      }
    }
  });

  it("breaks nothing with updates of an odd shape", async () => {
    const chance = chanceOf(7);
    const pool = [...seedsOf(updates), ...readCorpus(updates.name)];
    const soil = { words: updates.words, others: pool, longest: updates.longest };
    const odd = Array.from({ length: FEW }, () => mutate(chance.pick(pool), chance, soil));
    const secret = house.environment["WEBHOOK_SECRET"] ?? "";
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };

    const statuses = new Set<number>();
    for (const body of [...readCorpus(updates.name), ...odd]) {
      const answer = await fetch(`${house.environment["WEBHOOK_URL"]}/telegram`, { method: "POST", headers, body });
      statuses.add(answer.status);
    }

    expect([...statuses].filter((status) => ![200, 400, 503].includes(status))).toEqual([]);
    await admin.types("/darurat");
    await admin.sees(/110/);
  });
});
