import { randomBytes } from "node:crypto";
import type { KnownBot } from "./ask-token.ts";
import type { Asker } from "./asker.ts";
import { callBot } from "./bot-api.ts";
import { findAdmin } from "./find-admin.ts";
import { problemWith } from "./problem-with.ts";
import type { Say } from "./words.ts";

const WAIT = 5 * 60_000;

/** ADMIN_IDS, empty when nobody is named yet. */
export async function askAdmins(asker: Asker, say: Say, bot: KnownBot, oldIds: string): Promise<string> {
  const way = await asker.choose("admin", say("admin"), [
    ...(oldIds === "" ? [] : [{ value: "same" as const, label: say("adminSame", { ids: oldIds }) }]),
    { value: "link" as const, label: say("adminByLink") },
    { value: "id" as const, label: say("adminById") },
    { value: "later" as const, label: say("adminLater") },
  ]);
  switch (way) {
    case "same":
      return oldIds;
    case "later":
      return "";
    case "id":
      return askIds(asker, say);
    case "link":
      return (await waitForLink(asker, say, bot)) ?? askAdmins(asker, say, bot, oldIds);
  }
}

function askIds(asker: Asker, say: Say): Promise<string> {
  return asker.text("admin ids", say("adminIds"), {
    mistakeIn: (text) => (text === "" ? say("adminIds") : problemWith("ADMIN_IDS", text)),
  });
}

async function waitForLink(asker: Asker, say: Say, { address, username }: KnownBot): Promise<string | undefined> {
  const code = `setup-${randomBytes(9).toString("base64url")}`;
  asker.tell("note", say("openLink", { bot: username, code }));
  const search = await asker.during(say("waiting"), (signal) =>
    findAdmin(address, code, { signal, milliseconds: WAIT }),
  );
  if (search.kind !== "found") {
    asker.tell("bad", say(search.kind === "busy" ? "botBusy" : "nobodyCame"));
    return undefined;
  }
  const { id, name } = search.admin;
  asker.tell("good", say("adminFound", { name, id: String(id) }));
  await callBot(address, "sendMessage", { chat_id: id, text: say("greetAdmin") });
  return String(id);
}
