import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import {
  type BroadcastViewing,
  tellAudience,
  tellPart,
  tellSchedule,
  tellState,
  tellUrgency,
} from "../../content/words/broadcast-words.ts";
import type { BroadcastPart } from "../../domain/broadcast-content.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import type { Language } from "../../domain/language.ts";
import { backToBroadcast, backToBroadcasts } from "./broadcast-back.ts";
import type { Button, Reply } from "./reply.ts";

const QUESTIONS = {
  id: "broadcast.ask-text-id",
  en: "broadcast.ask-text-en",
  media: "broadcast.ask-media",
  links: "broadcast.ask-links",
} as const satisfies Readonly<Record<BroadcastPart, MessageKey>>;

export interface BoardView {
  readonly file: CampaignFile;
  /** Why it cannot go out as it is, in words. */
  readonly problems: readonly string[];
  readonly note?: string;
}

/** The workboard of a draft: what is set, and a button for each part of it. */
export function boardReply({ file, problems, note }: BoardView, viewing: BroadcastViewing): Reply {
  const { speech } = viewing;
  return {
    text: [
      ...(note === undefined ? [] : [note]),
      tellBoard(file, viewing),
      problems.length === 0
        ? nextStep(file, speech)
        : speech.say("broadcast.problems", { problems: problems.map((problem) => `• ${problem}`).join("\n") }),
    ].join("\n\n"),
    buttons: [...partButtons(file, speech), wayOn(file, problems.length > 0, speech), lastRow(file, speech)],
  };
}

/** Asks for one part. What is there already can be taken out. */
export function partQuestionReply(id: string, part: BroadcastPart, isThere: boolean, speech: Speech): Reply {
  const clear: Button = { text: speech.say("button.broadcast-clear"), press: { name: "broadcastClear", id, part } };
  return { text: speech.say(QUESTIONS[part]), buttons: [isThere ? [clear] : [], backToBroadcast(id, speech)] };
}

/** What an urgent one breaks. */
export function urgencyReply({ campaign }: CampaignFile, speech: Speech): Reply {
  const { id } = campaign;
  return {
    text: speech.say("broadcast.urgent"),
    buttons: [
      [
        {
          text: speech.say("button.broadcast-make-urgent"),
          press: { name: "broadcastUrgent", id, on: "yes" },
          style: "danger",
        },
      ],
      [{ text: speech.say("button.broadcast-make-normal"), press: { name: "broadcastUrgent", id, on: "no" } }],
      backToBroadcast(id, speech),
    ],
  };
}

export function sureToDropReply({ campaign }: CampaignFile, speech: Speech): Reply {
  const { id } = campaign;
  return {
    text: speech.say("broadcast.sure-to-drop", { id }),
    buttons: [
      [{ text: speech.say("button.broadcast-drop-sure"), press: { name: "broadcastCancel", id }, style: "danger" }],
      backToBroadcast(id, speech),
    ],
  };
}

function tellBoard(file: CampaignFile, viewing: BroadcastViewing): string {
  const { campaign, content } = file;
  const { speech } = viewing;
  return speech.say("broadcast.board", {
    ...{ id: campaign.id, state: tellState(file, speech) },
    ...{ textId: tellText("id", file, speech), textEn: tellText("en", file, speech) },
    ...{ media: tellPart(content, "media", speech), links: tellPart(content, "links", speech) },
    audience: tellAudience(campaign.audience, viewing),
    when: tellSchedule(campaign.schedule, viewing),
    urgency: tellUrgency(file, speech),
    receipt: speech.say(content.asksToConfirm ? "word.broadcast-asks-read" : "word.broadcast-asks-nothing"),
    policy: speech.say(campaign.policy === "send again" ? "word.broadcast-send-again" : "word.broadcast-do-not-repeat"),
  });
}

function tellText(language: Language, { content }: CampaignFile, speech: Speech): string {
  if (content.texts[language] !== undefined) return `“${tellPart(content, language, speech)}”`;
  const isOtherThere = Object.values(content.texts).some((other) => other !== undefined);
  return speech.say(isOtherThere ? "word.broadcast-text-falls-back" : "word.broadcast-text-none");
}

function nextStep({ campaign, content }: CampaignFile, speech: Speech): string {
  if (campaign.state === "previewed") return speech.say("broadcast.next-send");
  const isEmpty = Object.keys(content.texts).length === 0 && content.media === undefined;
  return speech.say(isEmpty ? "broadcast.next-write" : "broadcast.next-preview");
}

function partButtons({ campaign, content }: CampaignFile, speech: Speech): readonly Button[][] {
  const { id, policy } = campaign;
  const write = (part: BroadcastPart, key: Extract<MessageKey, `button.broadcast-${string}`>): Button => ({
    text: speech.say(key as "button.broadcast-media"),
    press: { name: "broadcastWrite", id, part },
  });
  const { asksToConfirm } = content;
  return [
    [write("id", "button.broadcast-indonesian"), write("en", "button.broadcast-english")],
    [write("media", "button.broadcast-media"), write("links", "button.broadcast-links")],
    [
      { text: speech.say("button.broadcast-audience"), press: { name: "broadcastAudience", id } },
      { text: speech.say("button.broadcast-when"), press: { name: "broadcastWhen", id } },
    ],
    [
      { text: speech.say("button.broadcast-urgency"), press: { name: "broadcastUrgentAsk", id } },
      {
        text: speech.say(asksToConfirm ? "button.broadcast-ask-nothing" : "button.broadcast-ask-read"),
        press: { name: "broadcastAsksRead", id, on: asksToConfirm ? "no" : "yes" },
      },
    ],
    [
      policy === "send again"
        ? {
            text: speech.say("button.broadcast-do-not-repeat"),
            press: { name: "broadcastPolicy", id, policy: "do not repeat" },
          }
        : {
            text: speech.say("button.broadcast-send-again"),
            press: { name: "broadcastPolicy", id, policy: "send again" },
          },
    ],
  ];
}

function wayOn({ campaign }: CampaignFile, hasProblems: boolean, speech: Speech): Button[] {
  const { id, state } = campaign;
  const isSeen = state === "previewed" && !hasProblems;
  const preview: Button = { text: speech.say("button.broadcast-preview"), press: { name: "broadcastPreview", id } };
  const send: Button = { text: speech.say("button.broadcast-send"), press: { name: "broadcastConfirmAsk", id } };
  return isSeen ? [preview, { ...send, style: "success" }] : [{ ...preview, style: "primary" }];
}

function lastRow({ campaign: { id } }: CampaignFile, speech: Speech): Button[] {
  return [
    { text: speech.say("button.broadcast-drop"), press: { name: "broadcastCancelAsk", id } },
    ...backToBroadcasts(speech),
  ];
}
