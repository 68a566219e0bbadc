import type { Speech } from "../../content/speech.ts";
import { tellItem } from "../../content/words/guidance-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { GuidanceUpdate } from "../../domain/guidance-update.ts";
import type { Page } from "../../domain/pages.ts";
import { drawButton, type NumbersScreen, numbersPress, roomButtons } from "./number-screens.ts";
import { turnButtons } from "./pages.ts";
import type { Reply } from "./reply.ts";

/** A title takes a line, sometimes two. */
export const UPDATES_A_PAGE = 7;

/** How many have read an update. */
export interface ReadUpdate {
  readonly update: GuidanceUpdate;
  readonly read: number;
}

/** Newest first. `members`: the active ones, of whom each is to read it. */
export function updatesReadReply(
  { shown, page, pages }: Page<ReadUpdate>,
  members: number,
  { span }: NumbersScreen,
  { catalogue, speech }: { readonly catalogue: Catalogue; readonly speech: Speech },
): Reply {
  const lines = shown.map(({ update, read }) => {
    const share = members === 0 ? 0 : Math.round((Math.min(read, members) / members) * 100);
    const title = tellItem(update.item, catalogue, speech);
    return speech.say("numbers.update-line", { number: update.number, title, read, members, share });
  });
  return {
    text: [
      speech.say("numbers.updates"),
      lines.length === 0 ? speech.say("numbers.no-updates") : lines.join("\n\n"),
      ...(pages === 1 ? [] : [speech.say("statistics.page", { page: page + 1, pages })]),
    ].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => numbersPress("updates", span, to), speech),
      lines.length === 0 ? [] : [drawButton("updates", span, speech)],
      ...roomButtons("updates", speech),
    ].filter((row) => row.length > 0),
  };
}
