import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { call, type Delivery, playgroundForTest, webhookReceiver } from "../support/playground-call.ts";

const QUICK = { webhook: { retryStartMs: 20, retryMaxMs: 80, answerTimeoutMs: 2000 } };
const textsOf = (deliveries: readonly Delivery[]) => deliveries.map(({ update }) => update.message?.text);

it("keeps updates until an offset confirms them", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  sari.sendText("satu");
  sari.sendText("dua");
  const poll = async (parameters: object = {}) =>
    (await call(playground, "getUpdates", parameters)).result as Delivery["update"][];

  const first = await poll({ limit: 1 });
  const again = await poll();
  const next = await poll({ offset: (first[0]?.update_id ?? 0) + 1 });
  const left = playground.pendingUpdates();

  expect([first.length, again.length, left]).toEqual([1, 2, 1]);
  expect(next.map(({ message }) => message?.text)).toEqual(["dua"]);
});

it("waits for news, and loses none when a bot hangs up", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  const url = `${playground.apiRoot}/bot${playground.token}/getUpdates?timeout=20`;
  await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow();

  const waiting = call(playground, "getUpdates", { timeout: 20 });
  await sleep(50);
  sari.sendText("halo");

  expect(await waiting).toMatchObject({ ok: true, result: [{ message: { text: "halo" } }] });
});

it("ends the earlier of two polls, and every poll while a webhook is set", async () => {
  const playground = await playgroundForTest();
  const earlier = call(playground, "getUpdates", { timeout: 20 });
  await sleep(50);
  const later = call(playground, "getUpdates", { timeout: 20 });

  expect(await earlier).toEqual({
    ok: false,
    error_code: 409,
    description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  await call(playground, "setWebhook", { url: "http://127.0.0.1:1/" });
  expect(await later).toMatchObject({ error_code: 409, description: "Conflict: terminated by setWebhook request" });
  expect(await call(playground, "getUpdates")).toMatchObject({
    error_code: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
});

it("never gives the numbers of an earlier run again, for a bot that remembers them", async () => {
  const firstIdOf = async () => {
    const playground = await playgroundForTest();
    playground.person({ firstName: "Sari" }).start();
    return ((await call(playground, "getUpdates")).result as Delivery["update"][])[0]?.update_id ?? 0;
  };

  const earlier = await firstIdOf();
  await sleep(300);

  expect(await firstIdOf()).toBeGreaterThan(earlier);
});

it("leaves out kinds of updates that the bot does not want", async () => {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  await call(playground, "getUpdates", { allowed_updates: ["callback_query"] });

  sari.sendText("halo");

  expect(await call(playground, "getUpdates")).toMatchObject({ result: [] });
});

it("delivers with the secret, one update of a chat at a time, and again in order until a 2xx", async () => {
  const playground = await playgroundForTest(QUICK);
  const [sari, budi] = ["Sari", "Budi"].map((firstName) => playground.person({ firstName }));
  let failuresLeft = 2;
  const receiver = await webhookReceiver(({ update }) => ({
    status: update.message?.text === "satu" && failuresLeft-- > 0 ? 500 : 200,
  }));
  await call(playground, "setWebhook", { url: receiver.url, secret_token: "rahasia_1" });

  sari?.sendText("satu");
  sari?.sendText("dua");
  budi?.sendText("tiga");
  await vi.waitFor(() => expect(playground.pendingUpdates()).toBe(0), 3000);

  const ofSari = receiver.deliveries.filter(({ update }) => update.message?.text !== "tiga");
  expect(textsOf(ofSari)).toEqual(["satu", "satu", "satu", "dua"]);
  expect(textsOf(receiver.deliveries).indexOf("tiga")).toBeLessThan(3);
  expect(receiver.deliveries[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("rahasia_1");
});

it("waits as long as Retry-After asks, and tells of the last error", async () => {
  const playground = await playgroundForTest(QUICK);
  const times: number[] = [];
  const receiver = await webhookReceiver(() => {
    times.push(Date.now());
    return times.length === 1 ? { status: 503, headers: { "retry-after": "1" } } : { status: 200 };
  });
  await call(playground, "setWebhook", { url: receiver.url });

  playground.person({ firstName: "Sari" }).sendText("satu");
  await vi.waitFor(() => expect(playground.pendingUpdates()).toBe(0), 4000);

  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  expect(await call(playground, "getWebhookInfo")).toMatchObject({
    result: { url: receiver.url, last_error_message: expect.stringContaining("503") },
  });
});

it("doubles the pause after each failure up to its greatest", async () => {
  const playground = await playgroundForTest({ webhook: { retryStartMs: 50, retryMaxMs: 200, answerTimeoutMs: 2000 } });
  const times: number[] = [];
  const receiver = await webhookReceiver(() => ({ status: times.push(Date.now()) < 5 ? 500 : 200 }));
  await call(playground, "setWebhook", { url: receiver.url });

  playground.person({ firstName: "Sari" }).sendText("satu");
  await vi.waitFor(() => expect(times).toHaveLength(5), 4000);

  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const [index, least] of [50, 100, 200, 200].entries()) expect(pauses[index]).toBeGreaterThanOrEqual(least - 2);
});

it("lets a button press overtake a message of the same chat that still waits", async () => {
  const playground = await playgroundForTest(QUICK);
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  const reply_markup = { inline_keyboard: [[{ text: "a", callback_data: "a" }]] };
  const sent = await call(playground, "sendMessage", { chat_id: sari.id, text: "x", reply_markup });
  const receiver = await webhookReceiver(({ update }) => ({ status: update.message ? 500 : 200 }));
  await call(playground, "setWebhook", { url: receiver.url });

  sari.press((sent.result as { message_id: number }).message_id, { text: "a", callback_data: "a" });

  await vi.waitFor(() => expect(receiver.deliveries.some(({ update }) => "callback_query" in update)).toBe(true));
  await vi.waitFor(() => expect(playground.pendingUpdates()).toBe(1));
});

it("carries out a call that the bot gives as its answer to a delivery", async () => {
  const playground = await playgroundForTest(QUICK);
  const sari = playground.person({ firstName: "Sari" });
  const body = JSON.stringify({ method: "sendMessage", chat_id: sari.id, text: "dari webhook" });
  const receiver = await webhookReceiver(() => ({
    status: 200,
    headers: { "content-type": "application/json" },
    body,
  }));
  await call(playground, "setWebhook", { url: receiver.url });

  sari.sendText("halo");

  await vi.waitFor(() => expect(sari.messages().at(-1)?.text).toBe("dari webhook"));
});

it.each([
  ["an address elsewhere", { url: "https://example.org/" }, "bad webhook"],
  ["no address at all", { url: "hook" }, "bad webhook: invalid webhook URL specified"],
  [
    "a secret with a space",
    { url: "http://127.0.0.1/", secret_token: "a b" },
    "secret token contains unallowed characters",
  ],
])("refuses %s as webhook", async (_name, parameters, reason) => {
  const answer = await call(await playgroundForTest(), "setWebhook", parameters);

  expect(answer).toMatchObject({ error_code: 400, description: expect.stringContaining(reason) });
});

it("delivers raw updates as they are, duplicates and nonsense too, and holds all while told to", async () => {
  const playground = await playgroundForTest();
  const doubled = { update_id: 7, message: { text: "lagi", chat: { id: 1 } } };
  playground.holdDeliveries();
  for (const update of [doubled, doubled, { update_id: 8, nothing: true }]) playground.deliver(update);

  expect(await call(playground, "getUpdates", { offset: 2_000_000_000 })).toMatchObject({ result: [] });
  playground.releaseDeliveries();

  expect((await call(playground, "getUpdates", { offset: 2_000_000_000 })).result).toEqual([
    doubled,
    doubled,
    { update_id: 8, nothing: true },
  ]);
});
