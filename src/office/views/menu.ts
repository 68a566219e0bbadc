import type { MessageKey } from "../../content/message-keys.ts";
import type { Audience, Visitor } from "../visit.ts";

interface Room {
  /** After `/office`; empty for the first page. */
  readonly path: string;
  readonly says: Extract<MessageKey, `office.menu-${string}`>;
  readonly audience: Audience;
}

/** The rooms of the page in the order of a day's work. */
export const ROOMS: readonly Room[] = [
  { path: "", says: "office.menu-overview", audience: "overseers" },
  { path: "/map", says: "office.menu-map", audience: "overseers" },
  { path: "/referrals", says: "office.menu-referrals", audience: "overseers" },
  { path: "/quality", says: "office.menu-quality", audience: "overseers" },
  { path: "/gaps", says: "office.menu-gaps", audience: "overseers" },
  { path: "/broadcasts", says: "office.menu-broadcasts", audience: "admins" },
  { path: "/guidance", says: "office.menu-guidance", audience: "admins" },
  { path: "/directory", says: "office.menu-directory", audience: "admins" },
  { path: "/members", says: "office.menu-members", audience: "admins" },
  { path: "/audit", says: "office.menu-audit", audience: "admins" },
  { path: "/exports", says: "office.menu-exports", audience: "admins" },
];

export interface MenuItem {
  readonly to: string;
  readonly words: string;
  readonly isHere: boolean;
}

/** What this visitor may open. `address`: the one that is shown. */
export function menuOf({ overseer, speech }: Visitor, address: string): readonly MenuItem[] {
  const [path = ""] = address.split("?");
  return ROOMS.filter(({ audience }) => audience === "overseers" || overseer.isAdmin).map((room) => {
    const to = `/office${room.path}`;
    const isHere = room.path === "" ? path === to : path === to || path.startsWith(`${to}/`);
    return { to, words: speech.say(room.says), isHere };
  });
}
