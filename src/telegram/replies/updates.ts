import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { tellItem } from "../../content/words/guidance-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type GuidanceItem, valueOf } from "../../domain/guidance-item.ts";
import { type GuidanceUpdate, updateId } from "../../domain/guidance-update.ts";
import { pageOf } from "../../domain/pages.ts";
import { PHASES } from "../../domain/phase.ts";
import { GATES } from "../../domain/safety.ts";
import { TECHNIQUES } from "../../domain/technique.ts";
import { readersPages } from "./guidance-changes.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";
import { tellDay } from "./updated-mark.ts";

export const UPDATES_A_PAGE = 8;
const LONGEST_BUTTON = 60;

/** Who looks: admins have more buttons, and only members have read something or not. */
export interface UpdateReader {
  readonly speech: Speech;
  readonly catalogue: Catalogue;
  readonly isAdmin: boolean;
}

export interface ListedUpdate {
  readonly update: GuidanceUpdate;
  readonly isUnread: boolean;
}

/** One page of them, newest first; `total` on all pages. */
export function updatesReply(
  listed: readonly ListedUpdate[],
  { page, total }: { readonly page: number; readonly total: number },
  { speech, catalogue, isAdmin }: UpdateReader,
): Reply {
  const pages = Math.max(1, Math.ceil(total / UPDATES_A_PAGE));
  const list = speech.say("updates.list", { page: page + 1, pages });
  const isAnyUnread = listed.some(({ isUnread }) => isUnread);
  return {
    text:
      total === 0
        ? speech.say("updates.none")
        : [list, ...(isAnyUnread ? [speech.say("updates.unread-mark")] : [])].join("\n\n"),
    buttons: [
      ...listed.map(({ update, isUnread }): Button[] => [
        {
          text: shorten(`${isUnread ? "🔵 " : ""}${lineOf(update, catalogue, speech)}`, LONGEST_BUTTON),
          press: { name: "update", number: update.number, page: 0 },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "updates", page: to }), speech),
      isAdmin ? [{ text: speech.say("button.guidance-edit"), press: { name: "guidanceKinds" }, style: "primary" }] : [],
      [{ text: speech.say("button.start-guide"), press: { name: "guide" } }],
    ],
  };
}

/** What has changed, and the way to it. `isUnread`: undefined for somebody who is no member. */
export function updateReply(
  update: GuidanceUpdate,
  { page: asked, isUnread }: { readonly page: number; readonly isUnread: boolean | undefined },
  { speech, catalogue, isAdmin }: UpdateReader,
): Reply {
  const { number, item, why } = update;
  const { shown, page, pages } = pageOf(readersPages(update.changes, speech), asked, 1);
  const text = [
    titleOf(update, catalogue, speech),
    ...shown,
    ...(why === undefined ? [] : [speech.say("updates.why", { why: speech.tell(why) })]),
    ...(isUnread === false ? [speech.say("updates.is-read")] : []),
  ];
  const read: Button = {
    text: speech.say("button.acknowledge"),
    press: { name: "acknowledge", subject: updateId(update) },
    style: "success",
  };
  return {
    text: text.join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "update", number, page: to }), speech),
      isUnread === true ? [read] : [],
      openItemButtons(item, catalogue, speech),
      ...(isAdmin ? adminButtons(update, speech) : []),
      [{ text: speech.say("button.updates"), press: { name: "updates", page: 0 } }],
    ],
  };
}

export function titleOf(update: GuidanceUpdate, catalogue: Catalogue, speech: Speech): string {
  const { number, at, item, what } = update;
  const words = { number, day: tellDay(at, speech), title: tellItem(item, catalogue, speech) };
  return what.kind === "publish"
    ? speech.say("updates.title", words)
    : speech.say("updates.title-back", { ...words, of: what.of });
}

/** The item itself, as everybody sees it. */
export function openItemButtons(item: GuidanceItem, catalogue: Catalogue, speech: Speech): Button[] {
  if (valueOf(item, catalogue) === undefined) return [];
  const text = speech.say("button.open-item");
  const technique = TECHNIQUES.find((id) => id === item.id);
  const card = [...GATES, "profiling" as const].find((id) => id === item.id);
  const phase = PHASES.find((id) => id === item.id);
  switch (item.kind) {
    case "technique":
      return technique === undefined ? [] : [{ text, press: { name: "cardAlone", id: technique, view: "front" } }];
    case "safety":
      return card === undefined ? [] : [{ text, press: { name: "safety", id: card } }];
    case "phase":
      return phase === undefined ? [] : [{ text, press: { name: "cardsOfPhase", phase, page: 0 } }];
    case "contact":
      return [{ text, press: { name: "sos" } }];
  }
}

function adminButtons({ number }: GuidanceUpdate, speech: Speech): Button[][] {
  return [
    [
      { text: speech.say("button.update-unread"), press: { name: "updateUnread", number, area: "", page: 0 } },
      { text: speech.say("button.update-back"), press: { name: "updateBack", number, page: 0 } },
    ],
    [{ text: speech.say("button.update-tell"), press: { name: "updateTell", number } }],
  ];
}

function lineOf({ at, item, what }: GuidanceUpdate, catalogue: Catalogue, speech: Speech): string {
  const mark = what.kind === "publish" ? "" : "↩️ ";
  return `${mark}${tellDay(at, speech)} · ${tellItem(item, catalogue, speech)}`;
}
