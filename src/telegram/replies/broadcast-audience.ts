import type { Speech } from "../../content/speech.ts";
import { type BroadcastViewing, tellAudience, tellCount } from "../../content/words/broadcast-words.ts";
import { AUDIENCE_ROLES, type Audience, JOINED_WITHIN } from "../../domain/audience.ts";
import type { Campaign } from "../../domain/campaign.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import { DAY } from "../../domain/duration.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { backToBroadcast } from "./broadcast-back.ts";
import type { Button, Reply } from "./reply.ts";

/** While it is counted, or when that takes too long for one answer. */
export type Counting = AudienceCount | "counting" | "late";

interface Aimed extends Pick<Campaign, "id" | "audience"> {
  /** Without guidance updates nobody can have missed one. */
  readonly hasUpdates: boolean;
}

/** Whom a draft is for: ticks that are combined, and what they come to. */
export function audienceReply(
  { id, audience, hasUpdates }: Aimed,
  counting: Counting,
  viewing: BroadcastViewing,
): Reply {
  const { speech } = viewing;
  return {
    text: [
      speech.say("broadcast.audience", { audience: tellAudience(audience, viewing) }),
      ...tellCounting(counting, speech),
    ].join("\n\n"),
    buttons: [
      [
        ticked(isForEveryone(audience), {
          text: speech.say("button.audience-everyone"),
          press: { name: "broadcastEveryone", id },
        }),
        ticked(audience.places !== undefined, {
          text: speech.say("button.audience-places"),
          press: { name: "broadcastPlaces", id, area: "", page: 0 },
        }),
      ],
      ...inTwos(roleButtons(id, audience, speech)),
      ...languageRows(id, audience, speech),
      ...inTwos(joinedButtons(id, audience, viewing)),
      [
        ticked(audience.hasOpenReferrals === true, {
          text: speech.say("button.audience-referrals"),
          press: { name: "broadcastReferrals", id, on: audience.hasOpenReferrals === true ? "no" : "yes" },
        }),
      ],
      ...(hasUpdates || audience.hasNotRead !== undefined ? [[unreadButton(id, audience, speech)]] : []),
      ...(counting === "late"
        ? [[{ text: speech.say("button.audience-recount"), press: { name: "broadcastAudience", id } } as const]]
        : []),
      backToBroadcast(id, speech),
    ],
  };
}

/** With a box before it a word of ten letters fills half of a small phone. */
function inTwos(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}

export function tellCounting(counting: Counting, speech: Speech): readonly string[] {
  if (counting === "counting") return [speech.say("broadcast.counting")];
  return counting === "late" ? [speech.say("broadcast.count-late")] : tellCount(counting, speech);
}

export function ticked(isOn: boolean, button: Button): Button {
  return { ...button, text: `${isOn ? "☑️" : "⬜️"} ${button.text}` };
}

function isForEveryone({ places, roles, language, joinedSince, hasOpenReferrals, hasNotRead }: Audience): boolean {
  return [places, roles, language, joinedSince, hasOpenReferrals, hasNotRead].every((part) => part === undefined);
}

function roleButtons(id: string, { roles }: Audience, speech: Speech): Button[] {
  return AUDIENCE_ROLES.map((role) => {
    const isOn = roles?.includes(role) ?? false;
    return ticked(isOn, {
      text: speech.say(`word.role-${role}`),
      press: { name: "broadcastRole", id, role, on: isOn ? "no" : "yes" },
    });
  });
}

function languageRows(id: string, { language }: Audience, speech: Speech): Button[][] {
  const any = { text: speech.say("button.audience-any-language"), language: "any" } as const;
  const choices = [any, ...LANGUAGES.map((one) => ({ text: speech.say(`word.language-${one}`), language: one }))];
  const [all, ...each] = choices.map((choice) =>
    ticked((language ?? "any") === choice.language, {
      text: choice.text,
      press: { name: "broadcastLanguage", id, language: choice.language },
    }),
  );
  return [all === undefined ? [] : [all], each];
}

function unreadButton(id: string, { hasNotRead }: Audience, speech: Speech): Button {
  const isOn = hasNotRead !== undefined;
  return ticked(isOn, {
    text: speech.say("button.audience-unread"),
    press: { name: "broadcastUnread", id, on: isOn ? "no" : "yes" },
  });
}

function joinedButtons(id: string, { joinedSince }: Audience, { speech, now }: BroadcastViewing): Button[] {
  const days = joinedSince === undefined ? undefined : Math.floor((now - Date.parse(joinedSince)) / DAY);
  return JOINED_WITHIN.map((within) => {
    const isAny = within === "any";
    return ticked(isAny ? days === undefined : days === Number(within), {
      text: isAny ? speech.say("button.audience-any-time") : speech.say("button.audience-days", { days: within }),
      press: { name: "broadcastJoined", id, within },
    });
  });
}
