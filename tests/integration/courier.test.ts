import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { type BroadcastContent, EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import type { Delivery } from "../../src/domain/broadcast-desk.ts";
import type { Member } from "../../src/domain/member.ts";
import { createSingleCall } from "../../src/intake/single-call.ts";
import { createTelegramRequest } from "../../src/intake/telegram-request.ts";
import type { FaultKind } from "../../src/playground/api/faults.ts";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import { createCourier } from "../../src/telegram/courier.ts";
import { freePort } from "../support/bot-process.ts";
import { person } from "../support/person.ts";

const content: BroadcastContent = {
  ...EMPTY_CONTENT,
  texts: { id: { text: "Rapat besok.", parts: [{ type: "bold", offset: 0, length: 5 }] } },
  links: [{ label: "Peta", url: "https://desa.id/peta" }],
  asksToConfirm: true,
};
const letter = { campaign: "K7M2QX", content };

let playground: Playground;
const telegram = createTelegramRequest();
beforeAll(async () => {
  playground = await startPlayground({});
});
afterAll(async () => {
  await playground.close();
  await telegram.close();
});

function courierTo(apiRoot: string, timeoutSeconds = 5) {
  const outOfReach: number[] = [];
  const road = { botToken: playground.token, apiRoot, call: telegram.call };
  const call = createSingleCall({ ...road, patience: timeoutSeconds * 1000 });
  const members = { noteReach: async (id: number) => void outOfReach.push(id) } as never;
  return { ...createCourier(call, { speeches: createSpeeches(loadMessages()), members }), outOfReach };
}

async function somebody(language: "id" | "en" = "id") {
  const volunteer = await person(playground, { firstName: "Relawan", languageCode: language });
  await volunteer.starts();
  const member: Member = { id: volunteer.id, language, status: "active", isReachable: true };
  return { volunteer, member };
}

describe("the courier", () => {
  it("brings the message as it was composed", async () => {
    const { volunteer, member } = await somebody();

    const delivery = await courierTo(playground.apiRoot).deliver(member, letter);

    expect(delivery).toEqual({ result: { kind: "sent" } });
    const message = await volunteer.sees(/Rapat besok\.\n\nSiaran K7M2QX/);
    expect(message).toBeDefined();
  });

  it("speaks the language of who reads it", async () => {
    const { volunteer, member } = await somebody("en");

    await courierTo(playground.apiRoot).deliver(member, letter);

    await volunteer.sees(/^Only available in Indonesian\.\n\nRapat besok/);
  });

  it.each<[string, FaultKind, Delivery]>([
    ["a block", { kind: "forbidden" }, { result: { kind: "unreachable" } }],
    ["a chat that is gone", { kind: "badRequest" }, { result: { kind: "unreachable" } }],
    [
      "a message that Telegram refuses",
      { kind: "badRequest", description: "message is too long" },
      { result: { kind: "failed", reason: "rejected" } },
    ],
    ["a flood limit", { kind: "tooManyRequests", retryAfter: 7 }, { result: { kind: "not sent" }, retryAfter: 7 }],
    ["a fault of Telegram's own", { kind: "serverError" }, { result: { kind: "failed", reason: "server" } }],
    ["an error page", { kind: "htmlErrorPage" }, { result: { kind: "unknown" } }],
    ["a connection that breaks before", { kind: "reset" }, { result: { kind: "unknown" } }],
    ["a connection that breaks after", { kind: "acceptedThenCut" }, { result: { kind: "unknown" } }],
    ["no answer at all", { kind: "hang" }, { result: { kind: "unknown" } }],
  ])("tells of %s, and tries nothing twice", async (_case, fault, expected) => {
    const { member } = await somebody();
    playground.inject({ ...fault, chatId: member.id, method: "sendMessage" });

    const delivery = await courierTo(playground.apiRoot, 1).deliver(member, letter);

    expect(delivery).toEqual(expected);
  });

  it("notes who is out of reach", async () => {
    const { volunteer, member } = await somebody();
    await volunteer.blocks();
    const courier = courierTo(playground.apiRoot);

    await courier.deliver(member, letter);

    expect(courier.outOfReach).toEqual([member.id]);
  });

  it("knows that nothing was sent when Telegram was not reached at all", async () => {
    const { member } = await somebody();
    const nobodyThere = `http://127.0.0.1:${await freePort()}`;

    const away = { result: { kind: "not sent" }, isAway: true };
    expect(await courierTo(nobodyThere).deliver(member, letter)).toEqual(away);
    expect(await courierTo("http://nowhere.invalid").deliver(member, letter)).toEqual(away);
  });
});
