import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import { AUDITED_ACTS } from "../../domain/audit.ts";
import { EXPORTS } from "../../domain/export.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { ROOMS } from "./menu.ts";

type Room = Extract<MessageKey, `office.menu-${string}` | `office.audit-room-${string}`>;

/** Commands in Indonesian that are asked for without the right. */
const COMMANDS: readonly string[] = [
  ...["anggota", "siaran", "direktori", "statistik", "peringatan", "halaman", "ekspor"],
  ...["kasus", "koordinator", "rujukan", "start"],
];

/** By how the names of buttons begin; the first that fits. */
const ROOMS_OF_BUTTONS: readonly (readonly [RegExp, Room])[] = [
  [/^(?:member|request|decide|refuse|invite)/, "office.menu-members"],
  [/^(?:broadcast|acknowledge)/, "office.menu-broadcasts"],
  [/^(?:guidance|update)/, "office.menu-guidance"],
  [/^(?:entry|directory|import|proposal|stale|wrong|exportAll|propose|check|source)/, "office.menu-directory"],
  [/^export/, "office.menu-exports"],
  [/^(?:refer|letter)/, "office.menu-referrals"],
  [/^(?:case|call|handOver|passOn|offer|meeting|task|session|contract|phase|rumour|paper)/, "office.audit-room-cases"],
  [/^(?:number|statistic|warning|practice)/, "office.audit-room-numbers"],
];

/** An act of a later release keeps its own name. */
export function tellAct(what: string, speech: Speech): string {
  const known = AUDITED_ACTS.find((act) => act === what);
  return known === undefined ? what : speech.say(`office.act-${known}`);
}

/** What was tried: a command, a page, or a button. */
export function tellTried(what: string, speech: Speech): string {
  if (what === "office" || what.startsWith("office/")) return tellPage(what.slice("office".length), speech);
  if (COMMANDS.includes(what)) return speech.say("office.audit-tried-command", { command: what });
  const room = ROOMS_OF_BUTTONS.find(([names]) => names.test(what))?.[1];
  if (room === undefined) return speech.say("office.audit-tried-other", { what });
  return speech.say("office.audit-tried-button", { room: speech.say(room) });
}

/** The room that it belongs to. */
function tellPage(path: string, speech: Speech): string {
  const room = ROOMS.find((one) => one.path === `/${path.split("/")[1] ?? ""}`) ?? ROOMS.find((one) => one.path === "");
  return speech.say("office.audit-tried-page", { page: room === undefined ? path : speech.say(room.says) });
}

/** A place by its name, an export by what it holds; a code stays a code. */
export function tellAbout(
  about: string,
  { places, speech }: { readonly places: PlaceIndex; readonly speech: Speech },
): string {
  if (/^\d\d(?:\.\d\d){0,2}$/.test(about)) return tellPlace(about, places) ?? about;
  const [taken, form = ""] = about.split(".");
  const what = EXPORTS.find((name) => name === taken);
  return what === undefined || form === "" ? about : `${speech.say(`word.export-${what}`)}, ${form.toUpperCase()}`;
}
