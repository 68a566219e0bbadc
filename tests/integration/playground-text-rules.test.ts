import { describe, expect, it } from "vitest";
import { call, playgroundForTest } from "../support/playground-call.ts";

async function chatWithBot() {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  const send = (parameters: object) => call(playground, "sendMessage", { chat_id: sari.id, ...parameters });
  return { playground, sari, send };
}

const html = (text: string) => ({ text, parse_mode: "HTML" });

describe("a text that Telegram refuses", () => {
  it.each([
    ["no text", {}, "message text is empty"],
    ["an empty text", { text: "" }, "message text is empty"],
    ["only white space", { text: " \n " }, "message text is empty"],
    ["only tags", html("<b></b>"), "text must be non-empty"],
    ["4097 characters", { text: "a".repeat(4097) }, "message is too long"],
    ["2049 emoji of two code units", { text: "🕊".repeat(2049) }, "message is too long"],
    ["an unknown tag", html("ya <h1>x</h1>"), `can't parse entities: Unsupported start tag "h1" at byte offset 3`],
    ["a line break tag", html("a<br/>b"), `can't parse entities: Unsupported start tag "br/" at byte offset 1`],
    ["a tag left open", html("<b>x"), `can't parse entities: Can't find end tag corresponding to start tag "b"`],
    ["an end without start", html("x</b>"), "can't parse entities: Unexpected end tag at byte offset 1"],
    [
      "tags that cross",
      html("é<b><i>x</b></i>"),
      `can't parse entities: Unmatched end tag at byte offset 9, expected "</i>", found "</b>"`,
    ],
    ["a lone <", html("2 < 3"), `can't parse entities: Unclosed start tag at byte offset 2`],
    ["a span of another class", html('<span class="x">a</span>'), 'Tag "span" must have class "tg-spoiler"'],
    ["Markdown", { text: "*x*", parse_mode: "MarkdownV2" }, "unsupported parse_mode"],
    ["a list as text", { text: ["x"] }, 'parameter "text" must be of type String'],
    ["a word as flag", { text: "x", protect_content: "maybe" }, 'parameter "protect_content" must be of type Boolean'],
    ["a reply to nothing", { text: "x", reply_parameters: { message_id: 99 } }, "message to be replied not found"],
  ])("%s", async (_name, parameters, reason) => {
    const { send } = await chatWithBot();

    const answer = await send(parameters);

    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer.description).toContain("Bad Request: ");
    expect(answer.description).toContain(reason);
  });
});

describe("a text that Telegram takes", () => {
  it.each([
    ["4096 characters inside of tags", html(`<b>${"a".repeat(4096)}</b>`)],
    ["2048 emoji", { text: "🕊".repeat(2048) }],
    ["characters written as entities", html("&lt;b&gt; &amp; &quot; &#39; &nbsp;")],
    ["every supported tag", html("<b>a</b><strong>a</strong><i>a</i><u>a</u><s>a</s><code>a</code><pre>a</pre>")],
    ["link preview options", { text: "x", link_preview_options: { is_disabled: true } }],
    ["a force reply", { text: "x", reply_markup: { force_reply: true } }],
  ])("%s", async (_name, parameters) => {
    const { send } = await chatWithBot();

    expect(await send(parameters)).toMatchObject({ ok: true });
  });

  it("comes back with entities counted in UTF-16 code units, trimmed", async () => {
    const { send } = await chatWithBot();

    const { result } = await send(
      html(
        ' 🕊 <b>dua <i>kata</i></b> <a href="https://example.org/a?b=1&amp;c=2">x</a> /bantuan\n<blockquote expandable>y</blockquote> ',
      ),
    );

    expect(result).toMatchObject({
      text: "🕊 dua kata x /bantuan\ny",
      entities: [
        { type: "bold", offset: 3, length: 8 },
        { type: "italic", offset: 7, length: 4 },
        { type: "text_link", offset: 12, length: 1, url: "https://example.org/a?b=1&c=2" },
        { type: "bot_command", offset: 14, length: 8 },
        { type: "expandable_blockquote", offset: 23, length: 1 },
      ],
    });
  });
});

it("keeps captions to 1024 characters after parsing", async () => {
  const { playground, sari } = await chatWithBot();
  const document = sari.sendDocument({ name: "a.txt", mimeType: "text/plain", content: Buffer.from("a") }).document;
  const send = (caption: string) =>
    call(playground, "sendDocument", { chat_id: sari.id, document: document?.file_id, caption, parse_mode: "HTML" });

  expect(await send(`<b>${"a".repeat(1024)}</b>`)).toMatchObject({ ok: true });
  expect(await send("a".repeat(1025))).toMatchObject({ description: "Bad Request: message caption is too long" });
});
