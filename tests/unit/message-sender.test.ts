import { GrammyError } from "grammy";
import { describe, expect, it } from "vitest";
import { isUnreachable } from "../../src/telegram/message-sender.ts";

const refusal = (error_code: number, description: string) =>
  new GrammyError("Call to 'sendMessage' failed!", { ok: false, error_code, description }, "sendMessage", {});

describe("a chat is out of reach", () => {
  it.each([
    [403, "Forbidden: bot was blocked by the user"],
    [403, "Forbidden: bot was kicked from the group chat"],
    [400, "Bad Request: chat not found"],
    [400, "Bad Request: PEER_ID_INVALID"],
    [400, "Bad Request: not enough rights to send text messages to the chat"],
    [400, "Bad Request: have no rights to send a message"],
    [400, "Bad Request: need administrator rights in the channel chat"],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN"],
    [400, "Bad Request: CHAT_RESTRICTED"],
    [400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"],
    [400, "Bad Request: TOPIC_CLOSED"],
    [400, "Bad Request: TOPIC_DELETED"],
    [400, "Bad Request: message thread not found"],
    [400, "Bad Request: group chat was upgraded to a supergroup chat"],
  ])("%i %s", (code, description) => {
    expect(isUnreachable(refusal(code, description))).toBe(true);
  });

  it.each([
    [400, "Bad Request: can't parse entities: unsupported start tag"],
    [400, "Bad Request: message is too long"],
    [429, "Too Many Requests: retry after 3"],
    [500, "Internal Server Error"],
  ])("but not with %i %s", (code, description) => {
    expect(isUnreachable(refusal(code, description))).toBe(false);
  });

  it("nor with an error that is not Telegram's", () => {
    expect(isUnreachable(new Error("chat not found"))).toBe(false);
  });
});
