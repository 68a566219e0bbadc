import type { Speech } from "../../content/speech.ts";
import { LANGUAGES, type Language } from "../../domain/language.ts";
import type { Member } from "../../domain/member.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton, startGuideButton } from "./safety.ts";

const PLACES_A_PAGE = 12;
const PLACES_FOUND = 8;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: "Bahasa Indonesia", en: "English" };

export function languageButtons(): Button[][] {
  return LANGUAGES.map((language) => [{ text: LANGUAGE_NAMES[language], press: { name: "language", language } }]);
}

/** The first words, in every language at once: which one the person reads is what we ask. */
export function greetingReply(speeches: Readonly<Record<Language, Speech>>): Reply {
  const text = LANGUAGES.map((language) => speeches[language].say("start.language")).join("\n\n");
  return { text, buttons: languageButtons() };
}

export function consentReply(speech: Speech): Reply {
  return {
    text: speech.say("start.consent"),
    buttons: [
      [{ text: speech.say("button.agree"), press: { name: "consent", answer: "yes" }, style: "success" }],
      [{ text: speech.say("button.decline"), press: { name: "consent", answer: "no" } }, emergencyButton(speech)],
    ],
  };
}

export function placeQuestionReply(speech: Speech): Reply {
  return { text: speech.say("start.place"), buttons: placeWays(speech) };
}

/** What typing a few letters found. */
export function placesFoundReply(text: string, places: PlaceIndex, speech: Speech): Reply {
  const found = places.search(text, PLACES_FOUND);
  return {
    text:
      found.length === 0
        ? speech.say("start.no-place-found", { text: text.slice(0, 40) })
        : speech.say("start.places-found"),
    buttons: [...found.map((place) => [placeButton(place, places)]), ...placeWays(speech)],
  };
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

export function welcomeReply(member: Member, places: PlaceIndex, isInviteMissing: boolean, speech: Speech): Reply {
  const place =
    (member.place === undefined ? undefined : tellPlace(member.place, places)) ?? speech.say("start.no-place");
  const text = isInviteMissing
    ? speech.say("start.invite-only")
    : member.status === "pending"
      ? speech.say("start.pending")
      : speech.say("start.welcome", { place });
  return { text, buttons: homeButtons(speech) };
}

export function homeReply(speech: Speech): Reply {
  return { text: speech.say("start.home"), buttons: homeButtons(speech) };
}

function homeButtons(speech: Speech): Button[][] {
  return [
    [startGuideButton(speech)],
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

function placeButton(place: Place, places: PlaceIndex): Button {
  return { text: tellPlace(place.code, places) ?? place.name, press: { name: "place", code: place.code } };
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
