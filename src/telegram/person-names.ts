import type { Api } from "grammy";
import { nameToShow } from "../content/showable.ts";
import type { PersonNames } from "../domain/person-names.ts";

const AT_ONCE = 6;
/** Longer nobody waits for a page: it shows numbers then. */
const PATIENCE_MILLISECONDS = 2500;

/** For a page of people: several at once, and only for as long as somebody waits. */
export function createPersonNames(api: Api): PersonNames {
  return {
    async namesOf(ids) {
      const names = new Map<number, string>();
      const waiting = [...new Set(ids)].filter((id) => id > 0).toReversed();
      const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
      const ask = async (): Promise<void> => {
        for (let id = waiting.pop(); id !== undefined && !patience.aborted; id = waiting.pop()) {
          const chat = await api.getChat(id, patience as never).catch(() => undefined);
          const name = nameToShow(chat?.first_name ?? "");
          if (name !== "") names.set(id, name);
        }
      };
      const isOver = new Promise((resolve) => patience.addEventListener("abort", resolve, { once: true }));
      await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, ask)), isOver]);
      return new Map(names);
    },
  };
}
