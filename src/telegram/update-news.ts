import type { Speech } from "../content/speech.ts";
import { tellItem, tellPart, textIn } from "../content/words/guidance-words.ts";
import type { BroadcastContent, BroadcastText } from "../domain/broadcast-content.ts";
import { differencesOf } from "../domain/guidance-difference.ts";
import { type GuidanceUpdate, updateId } from "../domain/guidance-update.ts";
import { CARD_LINK, UPDATE_LINK } from "./commands/start.ts";
import type { House } from "./context.ts";

/** A broadcast is no place to read everything: the rest stands behind its button. */
const LONGEST_NEWS = 700;

/** What a broadcast about this update says, in every language; an admin looks at it before it goes out. */
export function newsOf(update: GuidanceUpdate, botName: string, { speeches, catalogue }: House): BroadcastContent {
  const { item, number } = update;
  const payload = item.kind === "technique" ? `${CARD_LINK}${item.id}` : `${UPDATE_LINK}${number}`;
  const label = [...new Set([speeches.id.say("updates.news-open"), speeches.en.say("updates.news-open")])].join(" · ");
  const newsIn = (speech: Speech) => newsText(update, tellItem(item, catalogue, speech), speech);
  return {
    texts: { id: newsIn(speeches.id), en: newsIn(speeches.en) },
    links: [{ label, url: `https://t.me/${botName}?start=${payload}` }],
    asksToConfirm: true,
    update: updateId(update),
  };
}

function newsText({ what, changes, why }: GuidanceUpdate, title: string, speech: Speech): BroadcastText {
  const first = `${speech.say(what.kind === "publish" ? "updates.news" : "updates.news-back")} ${title}`;
  const lines: string[] = [];
  for (const { field, line, new: now } of differencesOf(changes)) {
    const text = textIn(now, speech.language) ?? speech.say("updates.no-text-new");
    const told = `• ${tellPart(field, line, speech)}, ${speech.say("updates.news-now")}: ${text}`;
    if (lines.join("\n").length + told.length > LONGEST_NEWS && lines.length > 0) break;
    lines.push(told);
  }
  const reason = why === undefined ? [] : [`${speech.say("updates.news-why")} ${speech.tell(why)}`];
  const text = [first, lines.join("\n"), ...reason, speech.say("updates.news-more")].join("\n\n");
  return { text, parts: [{ type: "bold", offset: 0, length: first.length }] };
}
