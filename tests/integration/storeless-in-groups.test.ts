import { Api } from "grammy";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { createStorelessAnswers } from "../../src/telegram/emergency.ts";
import { createRecentLanguages } from "../../src/telegram/middleware/know-person.ts";

describe("while the store is away", () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground();
  });
  afterAll(() => playground.close());

  it("a person is asked to wait, and a group hears nothing, unless somebody there calls for help", async () => {
    const api = new Api(playground.token, { apiRoot: playground.apiRoot });
    const house = {
      ...{ speeches: createSpeeches(loadMessages()), catalogue: loadCatalogue(), adminIds: [], defaultLanguage: "id" },
      members: {},
    } as unknown as Parameters<typeof createStorelessAnswers>[1];
    const answers = createStorelessAnswers(api, house, createRecentLanguages("id"));
    const ani = playground.person({ firstName: "Ani" });
    const group = playground.group("Karang Taruna", [ani]);
    const updateOf = (text: string, chatId?: number) =>
      ({ update_id: 1, message: ani.sendText(text, chatId === undefined ? {} : { chatId }) }) as Update;
    const saidIn = (chat: number) => ani.messages(chat).flatMap(({ from, text }) => (from?.is_bot ? [text ?? ""] : []));

    await answers.sayPleaseWait(updateOf("/panduan"));
    await answers.sayPleaseWait(updateOf("/hubungkan", group));
    expect([saidIn(ani.id).length, saidIn(group).length]).toEqual([1, 0]);

    await answers.answerEmergency(updateOf("/darurat", group));
    expect(saidIn(group)).toEqual([expect.stringMatching(/110/)]);
  });
});
