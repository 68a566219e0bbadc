import type { InlineQueryResult } from "grammy/types";
import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";
import { formatText } from "../message-text.ts";
import { isObject, wordOf } from "../parameters.ts";
import { inlineOnly, parseReplyMarkup } from "../reply-markup.ts";

const MOST_RESULTS = 50;

export function answerInlineQuery({ world, parameters }: CallContext): true {
  const results = parameters.list("results");
  if (!results) throw badRequest("results list is not specified");
  if (results.length > MOST_RESULTS) throw badRequest("RESULTS_TOO_MUCH");
  const seen = new Set<string>();
  for (const result of results) checkResult(result, seen);
  if (Buffer.byteLength(parameters.text("next_offset")) > 64) throw badRequest("NEXT_OFFSET_INVALID");
  const button = readButton(parameters.object("button"));

  const inlineQueryId = parameters.text("inline_query_id");
  const { personId, query } = world.inlineQueries.close(inlineQueryId);
  const offered = results as readonly InlineQueryResult[];
  world.inlineOffers.set(personId, { query, results: offered });
  world.events.add([personId], { kind: "inlineResults", inlineQueryId, results: offered, ...(button && { button }) });
  return true;
}

function checkResult(result: unknown, seen: Set<string>): void {
  if (!isObject(result)) throw badRequest("can't parse inline query result: Expected an Object");
  const id = wordOf(result.id);
  if (id === "" || Buffer.byteLength(id) > 64) throw badRequest("RESULT_ID_INVALID");
  if (seen.has(id)) throw badRequest("RESULT_ID_DUPLICATE");
  seen.add(id);
  if (result.type !== "article") {
    throw badRequest(
      `can't parse inline query result: the playground shows articles only, not "${wordOf(result.type)}"`,
    );
  }
  if (typeof result.title !== "string" || result.title === "") throw badRequest("ARTICLE_TITLE_EMPTY");
  const content = result.input_message_content;
  if (!isObject(content) || typeof content.message_text !== "string") {
    throw badRequest("can't parse inline query result: Can't find field \"input_message_content\"");
  }
  formatText({
    text: content.message_text,
    parseMode: wordOf(content.parse_mode),
    entities: Array.isArray(content.entities) ? content.entities : undefined,
  });
  if (isObject(result.reply_markup)) inlineOnly(parseReplyMarkup(result.reply_markup));
}

function readButton(button: Readonly<Record<string, unknown>> | undefined) {
  if (!button) return undefined;
  const { text, start_parameter: parameter } = button;
  if (typeof text !== "string" || text === "") throw badRequest("SWITCH_PM_TEXT_EMPTY");
  if (parameter !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(wordOf(parameter))) {
    throw badRequest("START_PARAM_INVALID");
  }
  return { text, ...(parameter !== undefined && { start_parameter: wordOf(parameter) }) };
}
