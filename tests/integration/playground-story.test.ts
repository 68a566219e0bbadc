import { Bot, InlineKeyboard } from "grammy";
import { afterEach, expect, it } from "vitest";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { person } from "../support/person.ts";

const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

async function playgroundWithBot(): Promise<Playground> {
  const playground = await startPlayground();
  running.push(() => playground.close());
  const bot = new Bot(playground.token, { client: { apiRoot: playground.apiRoot } });
  bot.command("start", (context) =>
    context.reply(`Halo ${context.match}`, {
      reply_markup: new InlineKeyboard()
        .text("Lanjut", "next")
        .text("Diam", "silent")
        .row()
        .url("Buka", "https://e.id"),
    }),
  );
  bot.callbackQuery("next", async (context) => {
    await context.answerCallbackQuery({ text: "Tercatat", show_alert: true });
    await context.editMessageText("Langkah kedua");
  });
  bot.inlineQuery(/mediator/, (context) =>
    context.answerInlineQuery([
      {
        type: "article",
        id: "M1",
        title: "Kartu",
        input_message_content: { message_text: "<b>M1</b>", parse_mode: "HTML" },
      },
    ]),
  );
  void bot.start();
  running.push(() => bot.stop());
  return playground;
}

it("lets a person type, see, press and see the message change", async () => {
  const sari = await person(await playgroundWithBot(), { firstName: "Sari" });

  await sari.starts("undangan");
  const greeting = await sari.sees("Halo undangan");
  const answer = await sari.presses("Lanjut", { on: greeting });
  const changed = await sari.sees(/kedua/);

  expect(answer).toEqual({ text: "Tercatat", isAlert: true });
  expect(changed.message?.message_id).toBe(greeting.message?.message_id);
  expect(sari.buttons()).toEqual([]);
});

it("names the buttons that are there when one is missing, and says which press was never answered", async () => {
  const sari = await person(await playgroundWithBot(), { firstName: "Sari" });
  await sari.types("/start");
  await sari.sees("Halo");

  await expect(sari.presses("Tidak ada", { within: 50 })).rejects.toThrow('["Lanjut","Diam","Buka"]');
  await expect(sari.presses("Diam", { within: 50 })).rejects.toThrow("never answered");
});

it("offers inline results and posts the chosen one", async () => {
  const sari = await person(await playgroundWithBot(), { firstName: "Sari" });

  const results = await sari.asksInline("mediator");
  await sari.choosesInline(results[0]?.id ?? "");

  expect(sari.messages().at(-1)).toMatchObject({ text: "M1", entities: [{ type: "bold" }] });
});
