import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { parse, validate } from "@telegram-apps/init-data-node";
import { expect, it, onTestFinished } from "vitest";
import type { Playground } from "../../src/playground/start-playground.ts";
import { call, playgroundForTest } from "../support/playground-call.ts";

async function post(playground: Playground, path: string, body: object = {}) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${playground.url}/play/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { description?: string; result?: object } };
}

async function openStream(playground: Playground, path: string, headers: Record<string, string> = {}) {
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  const response = await fetch(`${playground.url}/play/${path}`, { headers, signal: closing.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  return async (expected: RegExp): Promise<string> => {
    while (!expected.test(seen)) {
      const part = await reader?.read();
      if (!part || part.done) throw new Error(`The stream ended without ${expected}: ${seen}`);
      seen += part.value;
    }
    return seen;
  };
}

it("lets another process play a person", async () => {
  const playground = await playgroundForTest();
  const { body: person } = await post(playground, "people", { first_name: "Sari", language_code: "id" });
  const id = (person as { user: { id: number } }).user.id;
  await post(playground, `people/${id}/messages`, { text: "/start" });
  const reply_markup = { inline_keyboard: [[{ text: "Lanjut", callback_data: "next" }]] };
  const sent = await call(playground, "sendMessage", { chat_id: id, text: "Halo", reply_markup });
  const { message_id } = sent.result as { message_id: number };

  const pressed = await post(playground, `people/${id}/presses`, { message_id, label: "Lanjut" });
  const missing = await post(playground, `people/${id}/presses`, { message_id, label: "Tidak ada" });
  await post(playground, `people/${id}/location`, { latitude: -3.7, longitude: 128.2 });

  expect(pressed.body.result).toMatchObject({ callback_query_id: expect.any(String) });
  expect(missing.status).toBe(400);
  expect(missing.body.description).toContain('has no button "Tidak ada". Its buttons: "Lanjut"');
  const { result } = await call(playground, "getUpdates");
  expect(result).toMatchObject([
    { message: { text: "/start" } },
    { callback_query: { data: "next" } },
    { message: { location: { latitude: -3.7 } } },
  ]);
});

it("streams what happens to one person only, and what was missed after a break", async () => {
  const playground = await playgroundForTest();
  const [sari, budi] = ["Sari", "Budi"].map((firstName) => playground.person({ firstName }));
  const see = await openStream(playground, `people/${sari?.id}/events`);

  budi?.sendText("rahasia Budi");
  sari?.sendText("satu");
  const seen = await see(/"satu"/);
  sari?.sendText("dua");
  const lastId = /id: (\S+)/.exec(seen)?.[1] ?? "";
  const again = await openStream(playground, `people/${sari?.id}/events`, { "last-event-id": lastId });

  expect(seen).not.toContain("rahasia Budi");
  expect(await again(/"dua"/)).not.toContain('"satu"');
});

it("tells a page from an earlier run to load anew", async () => {
  const playground = await playgroundForTest();

  const see = await openStream(playground, "events?after=other-5");

  expect(await see(/event: reload/)).toContain("event: reload");
});

it("serves the page with nothing from outside, and files that cannot run there", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  const content = Buffer.from("<script>alert(1)</script>");
  const { document } = sari.sendDocument({ name: "x.html", mimeType: "text/html", content });

  const page = await fetch(playground.url);
  const file = await fetch(`${playground.url}/play/files/${document?.file_id}`);

  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await page.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
});

it("scripts faults and holds deliveries from outside", async () => {
  const playground = await playgroundForTest();
  playground.person({ firstName: "Sari" }).start();

  await post(playground, "deliveries", { held: true });
  await post(playground, "faults", { kind: "tooManyRequests", retry_after: 3, method: "getMe", count: -1 });
  const unknown = await post(playground, "faults", { kind: "rain" });

  expect((await call(playground, "getUpdates")).result).toEqual([]);
  expect(await call(playground, "getMe")).toMatchObject({ parameters: { retry_after: 3 } });
  expect(unknown.body.description).toContain('No fault is called "rain". Known faults: tooManyRequests');
});

it("starts as a command on the next free port, with a volunteer and the admin, and ends on SIGTERM", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };

  const command = spawn(process.execPath, ["src/playground/main.ts", "--port", String(port)]);
  onTestFinished(() => void command.kill("SIGKILL"));
  const [line] = (await once(createInterface(command.stdout), "line")) as [string];
  const url = /^playground ready at (http:\S+) \(port \d+ is taken\)$/.exec(line)?.[1] ?? line;
  const state = await (await fetch(`${url}/play/state`)).json();
  command.kill("SIGTERM");
  const [code] = await once(command, "exit");

  expect(state).toMatchObject({ people: [{ user: { first_name: "Relawan" } }, { user: { id: 9001 } }] });
  expect(code).toBe(0);
});

it("opens a Mini App with a signed word of who has pressed", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  const rows = [
    [
      { text: "Buka", web_app: { url: "http://127.0.0.1:8080/app" } },
      { text: "Lain", callback_data: "x" },
    ],
  ];
  const sent = await call(playground, "sendMessage", {
    chat_id: sari.id,
    text: "x",
    reply_markup: { inline_keyboard: rows },
  });
  const { message_id } = (sent as { result: { message_id: number } }).result;

  const opened = await post(playground, `people/${sari.id}/web-apps`, { message_id, label: "Buka" });
  const other = await post(playground, `people/${sari.id}/web-apps`, { message_id, label: "Lain" });

  const { url } = opened.body.result as { url: string };
  const said = new URLSearchParams(new URL(url).hash.slice(1)).get("tgWebAppData") ?? "";
  validate(said, playground.token);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/app#/);
  expect(parse(said).user).toMatchObject({ id: sari.id, first_name: "Sari" });
  expect([other.status, other.body.description]).toEqual([400, 'The button "Lain" opens no Mini App.']);
});
