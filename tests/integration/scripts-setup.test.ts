import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Asker, Cancelled } from "../../scripts/setup/asker.ts";
import { setUp } from "../../scripts/setup/set-up.ts";
import { readEnvironment } from "../../src/config.ts";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";

const TEMPLATE = fileURLToPath(new URL("../../.env.example", import.meta.url));

let playground: Playground;
let folder: string;
let said: string[];

/** Plays a person: one answer a question, in turn, the last one again and again; "^C" is Ctrl-C. */
function personWho(answers: Readonly<Record<string, string | readonly string[]>>): Asker {
  const left = new Map(Object.entries(answers).map(([id, answer]) => [id, [answer].flat()]));
  const next = (id: string) => {
    const [first, ...later] = left.get(id) ?? [];
    if (first === undefined) throw new Error(`The test has no answer to "${id}".`);
    left.set(id, later.length > 0 ? later : [first]);
    if (first === "^C") throw new Cancelled();
    return first;
  };
  return {
    async text(id, question, { mistakeIn = () => undefined } = {}) {
      for (;;) {
        const answer = next(id);
        const mistake = mistakeIn(answer);
        said.push(question, ...(mistake === undefined ? [] : [mistake]));
        if (mistake === undefined) return answer;
      }
    },
    async choose(id, question, choices, first) {
      said.push(question);
      const wanted = left.has(id) ? next(id) : (first ?? choices[0]?.value);
      const choice = choices.find(({ value }) => value === wanted);
      if (choice === undefined) throw new Error(`"${id}" offers no "${wanted}".`);
      return choice.value;
    },
    tell: (_, words) => {
      said.push(words);
      const link = /\?start=(setup-\S+)/.exec(words);
      if (link?.[1] !== undefined)
        playground.person({ id: 4242, firstName: "Bu Sari", languageCode: "id" }).start(link[1]);
    },
    during: (_, work) => work(new AbortController().signal),
  };
}

function run(asker: Asker) {
  return setUp(asker, {
    envFile: join(folder, ".env"),
    templateFile: TEMPLATE,
    given: { TELEGRAM_API_ROOT: playground.apiRoot },
    now: new Date("2026-11-23T20:00:00Z"),
    locale: "id-ID",
  });
}

async function written(): Promise<NodeJS.ProcessEnv> {
  return parseEnv(await readFile(join(folder, ".env"), "utf8"));
}

beforeEach(async () => {
  playground = await startPlayground();
  folder = await mkdtemp(join(tmpdir(), "juru-damai-setup-test-"));
  said = [];
});

afterEach(async () => {
  await playground.close();
  await rm(folder, { recursive: true });
});

describe("npm run setup", () => {
  it("makes settings that the bot accepts, for a person who only says yes", async () => {
    const outcome = await run(personWho({ token: playground.token, admin: "link" }));

    expect(outcome).toBe("ready");
    expect(readEnvironment(await written())).toMatchObject({
      botToken: playground.token,
      adminIds: [4242],
      redis: { kind: "private" },
      joining: "approval",
      defaultLanguage: "id",
      timeZone: "Asia/Jakarta",
      dataKeys: [{ id: "1" }],
    });
    expect(said.join("\n")).toContain("Admin pertama: Bu Sari, ID 4242");
    expect(said.at(-1)).toContain("npm start");
  });

  it("keeps the file for its owner, with its explanations", async () => {
    await run(personWho({ token: playground.token, admin: "later" }));

    expect((await stat(join(folder, ".env"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, ".env"), "utf8")).toContain("# Token dari @BotFather");
    expect(await readdir(folder)).toEqual([".env"]);
  });

  it("greets the admin in Telegram", async () => {
    await run(personWho({ language: "en", token: playground.token, admin: "link" }));

    const texts = playground.callsOf("sendMessage", 4242).map((call) => JSON.stringify(call));
    expect(texts.at(-1)).toContain("You are the first admin now");
  });

  it("takes a webhook, a Redis and a time zone of one's own", async () => {
    const outcome = await run(
      personWho({
        ...{ language: "en", token: playground.token, admin: "id", "admin ids": ["@sari", "7, 8"] },
        ...{
          joining: "invite",
          "default language": "en",
          "time zone": "other",
          "time zone name": ["Dili", "Asia/Dili"],
        },
        ...{ delivery: "webhook", "webhook url": ["http://damai.example", "https://damai.example"] },
        ...{ redis: "own", "redis url": inject("redisUrl") },
      }),
    );

    expect(outcome).toBe("ready");
    expect(readEnvironment(await written())).toMatchObject({
      adminIds: [7, 8],
      joining: "invite",
      defaultLanguage: "en",
      timeZone: "Asia/Dili",
      webhook: { url: "https://damai.example", secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      redis: { kind: "single", url: inject("redisUrl") },
    });
  });

  it("asks again for a token that Telegram does not know", async () => {
    await run(personWho({ language: "en", token: ["my token", "123:wrong", playground.token], admin: "later" }));

    expect(said).toContain("That is no token. It looks like 123456789:AAE5c0qH...");
    expect(said).toContain("Telegram does not know this token. Copy it once more, whole.");
    expect(await written()).toMatchObject({ BOT_TOKEN: playground.token });
  });

  it("asks again for a Redis that does not answer", async () => {
    const asker = personWho({
      ...{ language: "en", token: playground.token, admin: "later" },
      ...{ redis: "own", "redis url": ["redis://127.0.0.1:1", inject("redisUrl")] },
    });

    await run(asker);

    expect(said.join("\n")).toContain("This Redis cannot be used");
    expect(await written()).toMatchObject({ REDIS_URL: inject("redisUrl") });
  });

  it("leaves an old file alone when asked to", async () => {
    await writeFile(join(folder, ".env"), "BOT_TOKEN=1:old\n");

    expect(await run(personWho({ "old file": "keep" }))).toBe("kept");
    expect(await readFile(join(folder, ".env"), "utf8")).toBe("BOT_TOKEN=1:old\n");
  });

  it("keeps a back-up, the old key and what it does not ask about", async () => {
    const key = `7:${Buffer.alloc(32, 7).toString("base64")}`;
    const old = `BOT_TOKEN=${playground.token}\nDATA_KEYS=${key}\nPORT=9999\nMY_OWN='a b'\n`;
    await writeFile(join(folder, ".env"), old);

    await run(personWho({ "old file": "replace", "same bot": "yes", admin: "later" }));

    expect(await written()).toMatchObject({ DATA_KEYS: key, PORT: "9999", MY_OWN: "a b" });
    expect(await readFile(join(folder, ".env.backup-20261123200000"), "utf8")).toBe(old);
  });

  it.each(["language", "token", "admin", "joining", "time zone", "delivery", "redis"])(
    "changes nothing when it is left at the question %j",
    async (question) => {
      const answers = { token: playground.token, admin: "later", [question]: "^C" };

      expect(await run(personWho(answers))).toBe("cancelled");
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
