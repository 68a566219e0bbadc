import { shorten } from "../../content/shorten.ts";
import type { Speech } from "../../content/speech.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import type { Member, MemberStatus } from "../../domain/member.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { brokerButtons } from "./broker-ways.ts";
import { myCasesButton } from "./cases.ts";
import { waysOn } from "./guide.ts";
import type { Button, Reply } from "./reply.ts";
import { type Dangers, emergencyButton, startGuideButton } from "./safety.ts";

const PLACES_A_PAGE = 12;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: "Bahasa Indonesia", en: "English" };

export function languageButtons(): Button[][] {
  return LANGUAGES.map((language) => [{ text: LANGUAGE_NAMES[language], press: { name: "language", language } }]);
}

/** In the middle of a talk the way on is its open question, asked in the new language. */
export function languageKeptReply(isTalking: boolean, speech: Speech): Reply {
  return { text: speech.say("language.kept"), buttons: waysOn(isTalking, speech) };
}

/** The first words, in every language at once: which one the person reads is what we ask. */
export function greetingReply(speeches: Readonly<Record<Language, Speech>>): Reply {
  const text = LANGUAGES.map((language) => speeches[language].say("start.language")).join("\n\n");
  return { text, buttons: languageButtons() };
}

export function consentReply(speech: Speech, keepDays: number): Reply {
  const parts = [
    speech.say("start.consent"),
    speech.say("start.consent-referrals", { days: String(keepDays) }),
    speech.say("start.consent-rights"),
  ];
  return {
    text: parts.map((part) => part.trim()).join("\n\n"),
    buttons: [
      [{ text: speech.say("button.agree"), press: { name: "consent", answer: "yes" }, style: "success" }],
      [{ text: speech.say("button.decline"), press: { name: "consent", answer: "no" } }, emergencyButton(speech)],
    ],
  };
}

export function placeQuestionReply(
  found: readonly string[] | undefined,
  typed: string | undefined,
  places: PlaceIndex,
  speech: Speech,
): Reply {
  return {
    text: found === undefined ? speech.say("start.place") : placesFoundText(found, typed, speech),
    buttons: [...(found ?? []).map((code) => [placeButton(code, places)]), ...placeWays(speech)],
  };
}

/** What typing found, as codes of places. The typed text itself is there only while it is being answered. */
function placesFoundText(found: readonly string[], typed: string | undefined, speech: Speech): string {
  if (found.length > 0) return speech.say("start.places-found");
  return typed === undefined
    ? speech.say("start.place")
    : speech.say("start.no-place-found", { text: shorten(typed, 40) });
}

/** One page of the places within a province or regency, or of the provinces. */
export function placeListReply(code: string, page: number, places: PlaceIndex, speech: Speech): Reply {
  const inside = places.get(code);
  const children = places.children(inside?.code);
  const pages = Math.max(1, Math.ceil(children.length / PLACES_A_PAGE));
  const shown = Math.min(page, pages - 1);
  const turn = (text: string, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, press: { name: "placeList", code, page: to } }];
  const rows = inRows(children.slice(shown * PLACES_A_PAGE, (shown + 1) * PLACES_A_PAGE).map(openOrChoose));
  const numbers = { page: shown + 1, pages };
  return {
    text:
      inside === undefined
        ? speech.say("start.place-list", numbers)
        : speech.say("start.place-list-in", { place: inside.name, ...numbers }),
    buttons: [
      ...rows,
      [...turn(speech.say("button.earlier"), shown - 1), ...turn(speech.say("button.later"), shown + 1)],
      ...(inside === undefined ? [] : [wholePlace(inside, speech)]),
      [{ text: speech.say("button.place-skip"), press: { name: "placeSkip" } }],
    ],
  };
}

/** What was told before joining goes on into the guide. */
export function welcomeReply(member: Member, known: Dangers, places: PlaceIndex, speech: Speech): Reply {
  const place =
    (member.place === undefined ? undefined : tellPlace(member.place, places)) ?? speech.say("start.no-place");
  const start: Button =
    known.gates.length + known.signals.length === 0
      ? startGuideButton(speech)
      : { ...startGuideButton(speech), press: { ...known, name: "gateList" } };
  return { text: welcomeText(member.status, place, speech), buttons: homeButtons(start, speech) };
}

export function homeReply(speech: Speech): Reply {
  return { text: speech.say("start.home"), buttons: homeButtons(startGuideButton(speech), speech) };
}

export function placeKeptReply(place: string, speech: Speech): Reply {
  return { text: speech.say("start.place-kept", { place }), buttons: homeButtons(startGuideButton(speech), speech) };
}

function welcomeText(status: MemberStatus, place: string, speech: Speech): string {
  if (status === "refused") return speech.say("start.invite-only");
  return status === "pending" ? speech.say("start.pending") : speech.say("start.welcome", { place });
}

function homeButtons(start: Button, speech: Speech): Button[][] {
  return [
    [start],
    brokerButtons(speech),
    [myCasesButton(speech)],
    [{ text: speech.say("button.techniques"), press: { name: "cards" } }, emergencyButton(speech)],
    [{ text: speech.say("button.place-change"), press: { name: "placeList", code: "", page: 0 } }],
  ];
}

function placeWays(speech: Speech): Button[][] {
  return [
    [{ text: speech.say("button.place-list"), press: { name: "placeList", code: "", page: 0 } }],
    [{ text: speech.say("button.place-skip"), press: { name: "placeSkip" } }, emergencyButton(speech)],
  ];
}

function placeButton(code: string, places: PlaceIndex): Button {
  return { text: tellPlace(code, places) ?? code, press: { name: "place", code } };
}

function openOrChoose(place: Place): Button {
  const { code, name, kind } = place;
  return kind === "district"
    ? { text: name, press: { name: "place", code } }
    : { text: name, press: { name: "placeList", code, page: 0 } };
}

function wholePlace({ code, name, parent }: Place, speech: Speech): Button[] {
  return [
    { text: speech.say("button.place-whole", { place: name }), press: { name: "place", code } },
    { text: speech.say("button.up"), press: { name: "placeList", code: parent ?? "", page: 0 } },
  ];
}

function inRows(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, index) => {
    const next = buttons[index + 1];
    return index % 2 === 1 ? [] : [next === undefined ? [button] : [button, next]];
  });
}
