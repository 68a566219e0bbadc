import type { Speech } from "../../content/speech.ts";
import {
  type BroadcastViewing,
  markOfState,
  tellBeginning,
  tellNumber,
  tellState,
} from "../../content/words/broadcast-words.ts";
import { tellDate } from "../../content/words/local-moment.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { backToBroadcasts } from "./broadcast-back.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

export const BROADCASTS_A_PAGE = 6;
const WORDS_SHOWN = 60;

export interface BroadcastsPage {
  readonly files: readonly CampaignFile[];
  /** Counts from 0. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

/** /siaran: newest first. */
export function broadcastsReply({ files, page, pages }: BroadcastsPage, viewing: BroadcastViewing): Reply {
  const { speech } = viewing;
  const write: Button = { text: speech.say("button.broadcast-new"), press: { name: "broadcastNew" }, style: "primary" };
  if (files.length === 0) return { text: speech.say("broadcast.none"), buttons: [[write]] };
  const title = speech.say("broadcast.list", { page: page + 1, pages });
  return {
    text: [title, ...files.map((file) => tellLine(file, viewing))].join("\n\n"),
    buttons: [
      [write],
      ...files.map((file): Button[] => [
        {
          text: speech.say("button.broadcast-open", {
            ...{ mark: markOfState(file), id: file.campaign.id, state: tellState(file, speech) },
          }),
          press: { name: "broadcast", id: file.campaign.id },
        },
      ]),
      turnButtons(page, pages, (to) => ({ name: "broadcasts", page: to }), speech),
    ],
  };
}

export function broadcastUnknownReply(speech: Speech): Reply {
  return { text: speech.say("broadcast.unknown"), buttons: [backToBroadcasts(speech)] };
}

function tellLine(file: CampaignFile, { speech, offsetOf }: BroadcastViewing): string {
  const { id, recipients, startedAt, nextAt } = file.campaign;
  const at = nextAt ?? startedAt ?? file.openedAt;
  const count =
    recipients === undefined
      ? ""
      : ` · ${speech.say("word.broadcast-people", { count: tellNumber(recipients, speech) })}`;
  return speech.say("broadcast.list-line", {
    ...{ mark: markOfState(file), id, state: tellState(file, speech), count },
    date: tellDate(at, offsetOf(at), speech),
    words: tellBeginning(file.content, WORDS_SHOWN, speech),
  });
}
