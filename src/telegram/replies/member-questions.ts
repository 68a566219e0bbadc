import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { pageOf } from "../../domain/pages.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import { coordinatorOf } from "./member.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

const PLACES_A_PAGE = 12;

/** What weighs enough to be asked once more, with what comes of it. */
export const GRAVE_ACTS = ["memberPromote", "memberDismiss", "memberSuspend"] as const;
export type GraveAct = (typeof GRAVE_ACTS)[number];

const QUESTIONS = {
  memberPromote: { asks: "members.promote-sure", button: "button.promote-sure" },
  memberDismiss: { asks: "members.dismiss-sure", button: "button.dismiss-sure" },
  memberSuspend: { asks: "members.suspend-sure", button: "button.suspend-sure" },
} as const satisfies Readonly<Record<GraveAct, Readonly<Record<string, MessageKey>>>>;

export function sureReply(
  act: GraveAct,
  { id, name, isSelf }: { readonly id: number; readonly name: string; readonly isSelf: boolean },
  speech: Speech,
): Reply {
  const { asks, button } = QUESTIONS[act];
  const isOwnEnd = isSelf && act === "memberDismiss";
  return {
    text: isOwnEnd ? speech.say("members.dismiss-self-sure") : speech.say(asks, { name }),
    buttons: [
      [{ text: speech.say(button), press: { name: act, id }, style: act === "memberPromote" ? "success" : "danger" }],
      [{ text: speech.say("button.back"), press: { name: "member", id } }],
    ],
  };
}

type Picking = Omit<PressOf<"memberAreas">, "name">;

/** Provinces, or the regencies within one: an area that somebody could look after. */
export function areasReply({ id, code, page }: Picking, places: PlaceIndex, speech: Speech): Reply {
  const open = (within: string, to: number) => ({ name: "memberAreas" as const, id, code: within, page: to });
  const choose = (area: string): Button => ({
    text: coordinatorOf(area, places, speech),
    press: { name: "memberAppoint", id, area },
  });
  return pickReply({ id, code, page }, places, speech, {
    open,
    says: "members.which-area",
    button: (place) =>
      place.kind === "province" ? { text: place.name, press: open(place.code, 0) } : choose(place.code),
    whole: choose,
  });
}

/** Down to the district: where somebody works from now on. */
export function placesReply({ id, code, page }: Picking, places: PlaceIndex, speech: Speech): Reply {
  const open = (within: string, to: number) => ({ name: "memberPlaces" as const, id, code: within, page: to });
  const choose = (text: string, to: string): Button => ({ text, press: { name: "memberMove", id, code: to } });
  return pickReply({ id, code, page }, places, speech, {
    open,
    says: "members.which-new-place",
    button: (place) =>
      place.kind === "district" ? choose(place.name, place.code) : { text: place.name, press: open(place.code, 0) },
    whole: (area) => choose(speech.say("button.place-whole", { place: tellPlace(area, places) ?? area }), area),
  });
}

interface Pick {
  readonly says: "members.which-area" | "members.which-new-place";
  readonly open: (within: string, page: number) => PressOf<"memberAreas"> | PressOf<"memberPlaces">;
  readonly button: (place: Place) => Button;
  readonly whole: (area: string) => Button;
}

function pickReply(
  { id, code, page: asked }: Picking,
  places: PlaceIndex,
  speech: Speech,
  { says, open, button, whole }: Pick,
): Reply {
  const inside = places.get(code);
  const { shown, page, pages } = pageOf(places.children(inside?.code), asked, PLACES_A_PAGE);
  const place = inside?.name ?? "Indonesia";
  return {
    text: speech.say(says, { place, page: page + 1, pages }),
    buttons: [
      ...(inside === undefined ? [] : [[whole(inside.code)]]),
      ...shown.map((child) => [button(child)]),
      turnButtons(page, pages, (to) => open(code, to), speech),
      ...(inside === undefined ? [] : [[{ text: speech.say("button.up"), press: open(inside.parent ?? "", 0) }]]),
      [{ text: speech.say("button.back"), press: { name: "member", id } }],
    ],
  };
}
