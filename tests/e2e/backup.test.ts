import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { connectRedis } from "../../src/redis/connection.ts";
import { spawnBot, startBot } from "../support/bot-process.ts";
import { opensCase, volunteerIn } from "../support/case-people.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { runOperatorsScript } from "../support/run-operators-script.ts";
import { useStore } from "../support/stored.ts";
import { until } from "../support/until.ts";

const folder = mkdtempSync(join(tmpdir(), "juru-damai-copies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a copy of all that the bot keeps", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  const [copies, damaged] = [join(folder, "copies"), join(folder, "damaged")];
  const backup = (to: string) => runOperatorsScript(["backup", to], house.environment);
  const restore = (...words: string[]) => runOperatorsScript(["restore", ...words], house.environment);
  const need = "beras untuk satu minggu";

  async function writesNote(volunteer: Person, code: string, text: string): Promise<void> {
    await volunteer.types(`/kasus ${code}`);
    await volunteer.presses("📝 Catatan");
    await volunteer.types(text);
    await volunteer.sees(/Catatan disimpan/);
  }

  it("is made while volunteers write, and put back they go on where they were; who was erased since stays erased", async () => {
    const ani = await volunteerIn(house, stored);
    const gone = await volunteerIn(house, stored);
    const code = await opensCase(ani);
    const referral = await referrals.after(ani, [], {}, { need });
    await writesNote(ani, code, "Catatan sebelum salinan.");
    await ani.types("/rujuk");
    await ani.sees(/1\/9/);

    const [made] = await Promise.all([backup(copies), gone.types("/bantuan")]);
    await gone.types("/hapus");
    await gone.presses(/Ya, hapus/);
    await gone.sees(/terhapus|dihapus/i);
    await writesNote(ani, code, "Catatan yang hilang lagi.");
    const early = await restore(copies);
    await house.bot.stop();
    const full = await restore(copies);
    const back = await restore(copies, "--replace");
    house.bot = await startBot(house.environment);

    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('sealed with the key "test"') as string });
    expect(early).toMatchObject({ code: 1, output: expect.stringContaining("Stop every one first") as string });
    expect(full).toMatchObject({ code: 1, output: expect.stringContaining("The store is not empty") as string });
    expect(back.output).toMatch(/2 members, 1 referrals, 1 cases/);
    expect(back.output).toContain("1 people in it were erased since");
    expect(back.code).toBe(0);
    expect(await stored.member(gone.id)).toBeUndefined();
    expect(await stored.everything()).not.toContain(String(gone.id));
    expect(await referrals.book.words(referral.code)).toEqual({ need });
    await ani.presses("Pangan");
    await ani.sees(/2\/9/);
    await ani.types(`/kasus ${code}`);
    await ani.presses("🕘 Linimasa");
    const { text } = await ani.sees(/Linimasa/);
    expect(text).toContain("Catatan sebelum salinan.");
    expect(text).not.toContain("Catatan yang hilang lagi.");
  }, 180_000);

  it("is for its owner only, tells nothing without the key, and holds no key", () => {
    const [name = ""] = readdirSync(copies);
    const text = readFileSync(join(copies, name), "utf8");

    expect(statSync(join(copies, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(copies)).toHaveLength(1);
    expect(text).not.toContain(house.environment["DATA_KEYS"]?.split(":")[1]);
    expect(text.split("\n")[0]).toMatch(/^\{"format":"juru-damai copy 1","id":"[\w-]+","madeAt":\d+,"key":"test"\}$/);
    expect(text.split("\n").slice(1).join("")).toMatch(/^[A-Za-z0-9+/=]+$/);
  });

  it("that was cut off, changed, or sealed with another key is refused before anything is touched", async () => {
    const [name = ""] = readdirSync(copies);
    const lines = readFileSync(join(copies, name), "utf8").trimEnd().split("\n");
    const before = (await stored.everything()).length;
    const write = (file: string, content: readonly string[]) => {
      writeFileSync(`${damaged}-${file}.copy`, `${content.join("\n")}\n`);
      return restore(`${damaged}-${file}.copy`, "--replace");
    };

    const [cut, swapped, none, foreign] = await Promise.all([
      write("cut", lines.slice(0, -1)),
      write("swapped", [lines[0] ?? "", lines[2] ?? "", lines[1] ?? "", ...lines.slice(3)]),
      write("none", ["Not a copy"]),
      runOperatorsScript(["restore", copies, "--replace"], {
        ...house.environment,
        DATA_KEYS: `other:${Buffer.alloc(32, 9).toString("base64")}`,
      }),
    ]);

    expect([cut, swapped, none, foreign].map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(cut?.output).toContain("Its end is missing");
    expect(swapped?.output).toContain("Part 0 is damaged");
    expect(none?.output).toContain("It is no copy of this bot");
    expect(foreign?.output).toContain('the key "test", which DATA_KEYS does not have');
    expect((await stored.everything()).length).toBeGreaterThan(before / 2);
  }, 120_000);

  it("of which only a part is back keeps the bot from starting", async () => {
    await house.bot.stop();
    const redis = await connectRedis([house.redisUrl], () => undefined);
    await redis.command("", "SET", "{restore}:unfinished", "[]");
    await redis.close();

    const bot = spawnBot(house.environment);

    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain("A restore was broken off");
  });
});

describe("a bot with its own Redis", () => {
  const house = useHouse();

  it("loses its disk, and has everything back from a copy that was made while it ran", async () => {
    const home = mkdtempSync(join(folder, "own-"));
    const { REDIS_URL: _, ...environment } = house.environment;
    await house.bot.stop();
    const start = async () => {
      const bot = spawnBot(environment, home);
      await until(() => bot.output().includes("is ready"));
      return bot;
    };
    const bot = await start();
    const ani = await house.someone();
    await joins(ani);

    const made = await runOperatorsScript(["backup", "copies"], environment, home);
    const running = await runOperatorsScript(["restore", "copies", "--replace"], environment, home);
    await bot.stop();
    rmSync(join(home, "data", "redis"), { recursive: true });
    const back = await runOperatorsScript(["restore", "copies"], environment, home);
    const again = await start();

    expect(made.code).toBe(0);
    expect(running).toMatchObject({
      code: 1,
      output: expect.stringContaining("The bot runs. Stop it first") as string,
    });
    expect(back).toMatchObject({ code: 0, output: expect.stringContaining("1 members") as string });
    await ani.types("/panduan");
    await ani.sees(/1\/4/);
    await again.stop();
  }, 180_000);
});
