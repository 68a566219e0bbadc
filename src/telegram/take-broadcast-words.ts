import type { Speech } from "../content/speech.ts";
import { readGoodLinks, tellLinks } from "../content/words/broadcast-links.ts";
import type { BroadcastContent, BroadcastPart } from "../domain/broadcast-content.ts";
import type { HeardMessage } from "./hear-broadcast.ts";

export type Taken =
  | { readonly content: BroadcastContent; readonly note?: (speech: Speech) => string }
  | { readonly problem: (speech: Speech) => string };

/** Puts what was sent in its place. Too long for one message is taken all the same: the workboard says so, nothing is lost. */
export function takeIntoContent(content: BroadcastContent, part: BroadcastPart, heard: HeardMessage): Taken {
  if (part === "links") return takeLinks(content, heard);
  if (part === "media") return takeMedia(content, heard);
  if (heard.kind === "other") return { problem: (speech) => speech.say("broadcast.not-words") };
  const media = heard.kind === "words" ? {} : { media: { kind: heard.kind, fileId: heard.fileId } };
  const isEmpty = heard.words.text.trim() === "";
  if (isEmpty && heard.kind === "words") return { problem: (speech) => speech.say("broadcast.empty") };
  const texts = isEmpty ? content.texts : { ...content.texts, [part]: heard.words };
  return { content: { ...content, ...media, texts } };
}

function takeMedia(content: BroadcastContent, heard: HeardMessage): Taken {
  if (heard.kind !== "photo" && heard.kind !== "document") {
    return { problem: (speech) => speech.say("broadcast.not-media") };
  }
  const { kind, fileId, words } = heard;
  const changed: BroadcastContent = { ...content, media: { kind, fileId } };
  if (words.text.trim() === "") return { content: changed };
  // What was written before was meant; a caption is often only the name of the picture.
  return Object.keys(content.texts).length > 0
    ? { content: changed, note: (speech) => speech.say("broadcast.caption-left") }
    : { content: { ...changed, texts: { id: words } } };
}

function takeLinks(content: BroadcastContent, heard: HeardMessage): Taken {
  if (heard.kind !== "words") return { problem: (speech) => speech.say("broadcast.only-words") };
  const reading = readGoodLinks(heard.words.text);
  if (reading.kind === "links") return { content: { ...content, links: reading.links } };
  return { problem: (speech) => tellLinks(reading, speech) };
}
