import type { Speech } from "../../content/speech.ts";
import { tellNumber } from "../../content/words/broadcast-words.ts";
import type { UnreadPlace } from "../../domain/count-unread.ts";
import { pageOf } from "../../domain/pages.ts";
import { backToBroadcast } from "./broadcast-back.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const PLACES_A_PAGE = 8;

export interface BroadcastUnread {
  readonly id: string;
  /** Kemendagri code; empty for the whole country. */
  readonly area: string;
  readonly areaName: string;
  readonly total: number;
  /** One step down, most first. */
  readonly places: readonly UnreadPlace[];
}

/** How many of those whom a broadcast is for have not read it, place by place. Counts, never names. */
export function broadcastUnreadReply(screen: BroadcastUnread, asked: number, speech: Speech): Reply {
  const { id, area, areaName: place, total, places } = screen;
  const back = [...(area === "" ? [] : [[wayUp(id, area, speech)]]), backToBroadcast(id, speech)];
  if (total === 0) return { text: speech.say("broadcast.unread-none", { id, place }), buttons: back };
  const { shown, page, pages } = pageOf(places, asked, PLACES_A_PAGE);
  const lines = shown.map(({ name, count }) =>
    speech.say("word.unread-line", { place: name, count: tellNumber(count, speech) }),
  );
  const title = { id, place, page: page + 1, pages, total: tellNumber(total, speech) };
  return {
    text: [speech.say("broadcast.unread", title), lines.join("\n")].join("\n\n"),
    buttons: [
      ...shown
        .filter(({ code }) => hasPlacesInside(code))
        .map(({ code, name }): Button[] => [
          { text: `🔎 ${name}`, press: { name: "broadcastUnreadBy", id, area: code, page: 0 } },
        ]),
      turnButtons(page, pages, (to) => ({ name: "broadcastUnreadBy", id, area, page: to }), speech),
      [{ text: speech.say("button.broadcast-remind"), press: { name: "broadcastRemind", id }, style: "success" }],
      ...back,
    ],
  };
}

/** Nothing lies below a district. */
function hasPlacesInside(code: string): boolean {
  return code !== "" && code.length < 8;
}

function wayUp(id: string, area: string, speech: Speech): Button {
  const around = area.slice(0, Math.max(0, area.length - 3));
  return { text: speech.say("button.up"), press: { name: "broadcastUnreadBy", id, area: around, page: 0 } };
}
