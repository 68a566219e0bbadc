import type { MessageEntity } from "grammy/types";
import { badRequest } from "./api-error.ts";
import { detectEntities } from "./detect-entities.ts";
import type { Parameters } from "./parameters.ts";
import { isObject } from "./parameters.ts";
import { type FormattedText, parseHtml } from "./parse-html.ts";

export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;

interface RawText {
  readonly text: string;
  readonly parseMode: string;
  readonly entities: readonly unknown[] | undefined;
}

export function readText(parameters: Parameters): FormattedText {
  return formatText({
    text: parameters.text("text"),
    parseMode: parameters.text("parse_mode"),
    entities: parameters.list("entities"),
  });
}

/** A message's text: 1-4096 UTF-16 code units, counted after the tags are taken out. */
export function formatText(raw: RawText): FormattedText {
  if (raw.text.trim() === "") throw badRequest("message text is empty");
  const formatted = format(raw);
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if (formatted.text.length > TEXT_LIMIT) throw badRequest("message is too long");
  return formatted;
}

/** A caption: 0-1024 UTF-16 code units, counted after the tags are taken out. */
export function readCaption(parameters: Parameters): FormattedText {
  const formatted = format({
    text: parameters.text("caption"),
    parseMode: parameters.text("parse_mode"),
    entities: parameters.list("caption_entities"),
  });
  if (formatted.text.length > CAPTION_LIMIT) throw badRequest("message caption is too long");
  return formatted;
}

function format({ text, parseMode, entities }: RawText): FormattedText {
  const mode = parseMode.toLowerCase();
  // Markdown is left out on purpose: the project writes HTML only, and a half parser would hide mistakes.
  if (mode !== "" && mode !== "html") throw badRequest("unsupported parse_mode");
  const parsed = mode === "html" ? parseHtml(text) : { text, entities: readEntities(entities, text.length) };
  const trimmed = trim(parsed);
  return { text: trimmed.text, entities: detectEntities(trimmed.text, trimmed.entities) };
}

function readEntities(entities: readonly unknown[] | undefined, length: number): readonly MessageEntity[] {
  return (entities ?? []).flatMap((entity) => {
    if (!isObject(entity) || typeof entity.type !== "string") {
      throw badRequest("can't parse MessageEntity: expected an Object");
    }
    const { offset, length: size } = entity;
    if (!Number.isInteger(offset) || !Number.isInteger(size)) {
      throw badRequest('can\'t parse MessageEntity: Field "offset" must be of type Number');
    }
    // Telegram drops what points outside of the text.
    const isInside = Number(offset) >= 0 && Number(size) > 0 && Number(offset) + Number(size) <= length;
    return isInside ? [entity as unknown as MessageEntity] : [];
  });
}

// Telegram cuts white space from both ends, and the entities with it.
function trim({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const result = text.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, result.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: result, entities: moved };
}
