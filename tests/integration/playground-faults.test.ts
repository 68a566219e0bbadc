import { expect, it } from "vitest";
import type { Fault } from "../../src/playground/api/faults.ts";
import { call, playgroundForTest } from "../support/playground-call.ts";

async function chat(options = {}) {
  const playground = await playgroundForTest(options);
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  const send = (chat_id = sari.id) => call(playground, "sendMessage", { chat_id, text: "halo" });
  const received = () => sari.messages().filter(({ from }) => from?.is_bot).length;
  return { playground, sari, send, received };
}

it.each<[Fault, object]>([
  [
    { kind: "tooManyRequests", retryAfter: 7 },
    { ok: false, error_code: 429, description: "Too Many Requests: retry after 7", parameters: { retry_after: 7 } },
  ],
  [{ kind: "forbidden" }, { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" }],
  [
    { kind: "badRequest", description: "PEER_ID_INVALID" },
    { ok: false, error_code: 400, description: "Bad Request: PEER_ID_INVALID" },
  ],
  [{ kind: "serverError" }, { ok: false, error_code: 500, description: "Internal Server Error" }],
])("answers as scripted and does nothing: $kind", async (fault, expected) => {
  const { playground, send, received } = await chat();
  playground.inject(fault);

  expect(await send()).toEqual(expected);
  expect(received()).toBe(0);
  expect(await send()).toMatchObject({ ok: true });
});

it("answers with an error page that is no JSON", async () => {
  const { playground, send } = await chat();
  playground.inject({ kind: "htmlErrorPage" });

  await expect(send()).rejects.toThrow("not valid JSON");
});

it("cuts the connection before or after it accepted the message", async () => {
  const { playground, send, received } = await chat();
  playground.inject({ kind: "reset" });
  playground.inject({ kind: "acceptedThenCut" });

  await expect(send()).rejects.toThrow();
  expect(received()).toBe(0);
  await expect(send()).rejects.toThrow();
  expect(received()).toBe(1);
  expect(playground.callsOf("sendMessage")).toHaveLength(1);
});

it("accepts the message and says half of it, or nothing", async () => {
  const { playground, sari, send, received } = await chat();
  const ended: boolean[] = [];
  playground.onCallEnd(({ isCut }) => void ended.push(isCut));
  playground.inject({ kind: "acceptedThenHalf" });
  playground.inject({ kind: "acceptedThenSilent" });
  const url = `${playground.apiRoot}/bot${playground.token}/sendMessage?chat_id=${sari.id}&text=x`;

  await expect(send()).rejects.toThrow("JSON");
  await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
  expect(received()).toBe(2);
  expect(ended).toEqual([true, true]);
});

it("has weather: whatever no script names meets it", async () => {
  const { playground, send } = await chat();
  playground.setWeather((method) => (method === "sendMessage" ? { kind: "serverError" } : undefined));

  expect(await send()).toMatchObject({ error_code: 500 });
  expect(await call(playground, "getMe")).toMatchObject({ ok: true });
  playground.setWeather(undefined);
  expect(await send()).toMatchObject({ ok: true });
});

it("hangs until the bot gives up", async () => {
  const { playground, sari, received } = await chat();
  playground.inject({ kind: "hang" });
  const url = `${playground.apiRoot}/bot${playground.token}/sendMessage?chat_id=${sari.id}&text=x`;

  await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
  expect(received()).toBe(0);
});

it("fails only the method and the chat that it was told, as often as it was told", async () => {
  const { playground, send } = await chat();
  const budi = playground.person({ firstName: "Budi" });
  budi.start();
  const takeAway = playground.inject({ kind: "serverError", method: "sendMessage", chatId: budi.id, count: 2 });
  playground.inject({ kind: "serverError", method: "getMe", count: Number.POSITIVE_INFINITY });

  expect(await send()).toMatchObject({ ok: true });
  expect(await send(budi.id)).toMatchObject({ ok: false });
  takeAway();
  expect(await send(budi.id)).toMatchObject({ ok: true });
  expect(await call(playground, "getMe")).toMatchObject({ ok: false });
  playground.clearFaults();
  expect(await call(playground, "getMe")).toMatchObject({ ok: true });
});

it("limits a flood to one chat and to all chats, where it is told to", async () => {
  const limits = { perChatPerSecond: 1, perChatBurst: 2, globalPerSecond: 30, globalBurst: 3 };
  const { playground, send } = await chat({ floodLimits: limits });
  const [budi, ann] = ["Budi", "Ann"].map((firstName) => playground.person({ firstName }));
  for (const one of [budi, ann]) one?.start();
  const flood = { error_code: 429, parameters: { retry_after: 1 } };

  expect([await send(), await send()]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await send()).toMatchObject(flood);
  expect(await send(budi?.id)).toMatchObject({ ok: true });
});
