import type { Speech } from "../../content/speech.ts";
import type { UnreadPlace } from "../../domain/count-unread.ts";
import { pageOf } from "../../domain/pages.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const PLACES_A_PAGE = 8;

export interface UnreadScreen {
  readonly number: number;
  /** Empty for the whole country. */
  readonly area: string;
  readonly areaName: string;
  /** Of the area around it; undefined where there is none. */
  readonly around: string | undefined;
  readonly total: number;
  /** One step down, most first. */
  readonly places: readonly UnreadPlace[];
}

/** How many have not read an update, place by place. Counts, never names. */
export function unreadReply(screen: UnreadScreen, asked: number, speech: Speech): Reply {
  const { number, area, areaName, around, total, places } = screen;
  const { shown, page, pages } = pageOf(places, asked, PLACES_A_PAGE);
  const back: Button =
    around === undefined
      ? { text: speech.say("button.back"), press: { name: "update", number, page: 0 } }
      : { text: speech.say("button.back"), press: { name: "updateUnread", number, area: around, page: 0 } };
  if (total === 0) {
    return { text: speech.say("updates.unread-none", { number, place: areaName }), buttons: [[back]] };
  }
  const rows = shown.map(({ code, name, count }): Button[] =>
    canOpen(code)
      ? [
          {
            text: speech.say("button.unread-in", { place: name, count }),
            press: { name: "updateUnread", number, area: code, page: 0 },
          },
        ]
      : [],
  );
  const lines = shown.flatMap(({ code, name, count }) =>
    canOpen(code) ? [] : [speech.say("updates.unread-line", { place: name, count })],
  );
  return {
    text: [
      speech.say("updates.unread", { number, place: areaName, total, page: page + 1, pages }),
      ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ].join("\n\n"),
    buttons: [
      ...rows,
      turnButtons(page, pages, (to) => ({ name: "updateUnread", number, area, page: to }), speech),
      [
        {
          text: speech.say("button.update-remind", { count: total }),
          press: { name: "updateRemind", number, area },
          style: "success",
        },
      ],
      [back],
    ],
  };
}

/** Nothing lies below a district. */
function canOpen(code: string): boolean {
  return code !== "" && code.length < "34.04.01".length;
}
