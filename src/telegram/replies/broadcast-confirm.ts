import {
  type BroadcastViewing,
  tellAudience,
  tellCount,
  tellNumber,
  tellSchedule,
  tellUrgency,
} from "../../content/words/broadcast-words.ts";
import { tellMomentIn } from "../../content/words/local-moment.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import type { Sending } from "../../domain/sent-lately.ts";
import type { PressOf } from "../callback-data.ts";
import { type Counting, tellCounting } from "./broadcast-audience.ts";
import type { Button, Reply } from "./reply.ts";

type Asked = Pick<PressOf<"broadcastConfirm">, "isNamed" | "isRepeatMeant">;

/** What is about to happen, and to how many. `before`: the number that was read, when it has changed since. */
export function confirmReply(
  file: CampaignFile,
  counting: Counting,
  viewing: BroadcastViewing,
  before?: number,
): Reply {
  const { speech } = viewing;
  const { id } = file.campaign;
  const isCounted = typeof counting === "object";
  const recount: Button = {
    text: speech.say("button.audience-recount"),
    press: { name: "broadcastConfirmAsk", id },
  };
  return {
    text: [
      ...(before === undefined || !isCounted ? [] : [tellChange(before, counting, viewing)]),
      speech.say("broadcast.confirm", {
        ...{ id, audience: tellAudience(file.campaign.audience, viewing) },
        ...{ when: tellSchedule(file.campaign.schedule, viewing), urgency: tellUrgency(file, speech) },
      }),
      ...(isCounted && counting.recipients === 0 ? [speech.say("broadcast.nobody")] : []),
      ...tellCounting(counting, speech),
    ].join("\n\n"),
    buttons: [
      ...(isCounted && counting.recipients > 0
        ? [[sendButton(id, counting.recipients, { isNamed: "no", isRepeatMeant: "no" }, viewing)]]
        : []),
      counting === "late" ? [recount] : [],
      [notYet(id, viewing)],
    ],
  };
}

/** More than a hundred: the number is named once more. */
export function manyReply(
  { campaign: { id } }: CampaignFile,
  count: AudienceCount,
  isRepeatMeant: Asked["isRepeatMeant"],
  viewing: BroadcastViewing,
): Reply {
  const { speech } = viewing;
  const [, leftOut] = tellCount(count, speech);
  const text = speech.say("broadcast.many", { count: tellNumber(count.recipients, speech) });
  return {
    text: [text, ...(leftOut === undefined ? [] : [leftOut])].join("\n\n"),
    buttons: [[sendButton(id, count.recipients, { isNamed: "yes", isRepeatMeant }, viewing)], [notYet(id, viewing)]],
  };
}

/** The same words to the same people went out, or will, within two days. */
export function sentLatelyReply(
  { campaign: { id } }: CampaignFile,
  { recipients, other, isNamed }: { recipients: number; other: Sending | undefined; isNamed: Asked["isNamed"] },
  viewing: BroadcastViewing,
): Reply {
  const { speech, offsetOf } = viewing;
  const at = other === undefined ? "" : tellMomentIn(other.at, offsetOf(other.at), speech);
  return {
    text: speech.say("broadcast.sent-lately", { other: other?.campaign ?? "", at }),
    buttons: [
      [
        {
          text: speech.say("button.yes-once-more"),
          press: { name: "broadcastConfirm", id, recipients, isNamed, isRepeatMeant: "yes" },
          style: "danger",
        },
      ],
      [notYet(id, viewing)],
    ],
  };
}

function tellChange(before: number, { recipients }: AudienceCount, { speech }: BroadcastViewing): string {
  return speech.say("broadcast.number-changed", {
    ...{ before: tellNumber(before, speech), now: tellNumber(recipients, speech) },
  });
}

function sendButton(id: string, recipients: number, asked: Asked, { speech }: BroadcastViewing): Button {
  const count = tellNumber(recipients, speech);
  return {
    text:
      asked.isNamed === "yes" ? speech.say("button.yes-send-to", { count }) : speech.say("button.send-to", { count }),
    press: { name: "broadcastConfirm", id, recipients, ...asked },
    style: asked.isNamed === "yes" ? "danger" : "success",
  };
}

function notYet(id: string, { speech }: BroadcastViewing): Button {
  return { text: speech.say("button.not-yet"), press: { name: "broadcast", id } };
}
