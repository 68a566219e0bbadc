import { setTimeout as sleep } from "node:timers/promises";
import { StoreAway } from "../domain/inbox.ts";
import { createClusterMap } from "./cluster-map.ts";
import { ANSWER_WITHIN, type Argument, NotSent, says } from "./link.ts";
import type { Server, ServerParts } from "./server.ts";
import { readRedirect, slotOf } from "./slots.ts";

export type Send = (args: readonly Argument[]) => Promise<unknown>;

/** One server, or many that share the keys out. */
export interface Wire {
  send(key: string, args: readonly Argument[]): Promise<unknown>;
  /** One for each server that holds keys of its own. */
  nodes(): Promise<readonly Send[]>;
  /** Changes whenever keys may have gone from one server to another. */
  layout(): string;
  readonly tried: Promise<unknown>;
  isReady(): boolean;
  distrust(): void;
  close(): Promise<void>;
}

/** A cluster that is choosing a new primary, or moving keys, is asked again this often. */
const AGAIN_AFTER = 50;
/** More of them mean that the servers do not agree yet. */
const REDIRECTS_AT_ONCE = 4;

/**
 * Sends each command to the server that has its key. What was refused before it was done (moved, half moved, nobody there yet)
 * is sent again until three seconds are over; what may have been done is not.
 */
export function openCluster(urls: readonly [string, ...string[]], parts: Omit<ServerParts, "keyHere">): Wire {
  const map = createClusterMap(urls, parts);

  async function send(key: string, args: readonly Argument[]): Promise<unknown> {
    let slot = key === "" ? undefined : slotOf(key);
    const deadline = performance.now() + ANSWER_WITHIN;
    let asking: Server | undefined;
    for (let tries = 0; ; tries++) {
      const left = Math.max(deadline - performance.now(), AGAIN_AFTER);
      const server: Server | undefined = asking ?? map.serverOf(slot);
      try {
        if (server === undefined) throw new NotSent("no server of the cluster has this key");
        return await (asking === undefined ? server.send(args, left) : server.sendAsking(args, left));
      } catch (error) {
        if (!isNotDone(error)) throw error;
        if (performance.now() + AGAIN_AFTER > deadline)
          throw new StoreAway("the cluster is not ready", { cause: error });
        const redirect = readRedirect(error, server?.host ?? "");
        asking = redirect?.kind === "ASK" ? map.serverAt(redirect.address) : undefined;
        if (redirect?.kind === "MOVED") {
          map.note(redirect);
          ({ slot } = redirect);
        }
        if (redirect?.kind !== "ASK") void map.refresh();
        if (redirect === undefined || tries > REDIRECTS_AT_ONCE) await sleep(AGAIN_AFTER);
      }
    }
  }

  return {
    send,
    async nodes() {
      await map.refresh();
      return map.primaries().map((server) => (args) => server.send(args));
    },
    layout: map.layout,
    tried: map.tried,
    isReady() {
      const primaries = map.primaries();
      if (primaries.length === 0) void map.refresh();
      return primaries.some((server) => server.isReady());
    },
    distrust() {
      for (const server of map.primaries()) server.distrust();
    },
    close: map.close,
  };
}

/** Refused before anything was done. A broken connection is not among them: the command may have arrived. */
function isNotDone(error: unknown): boolean {
  return error instanceof NotSent || says(error, /^(MOVED|ASK|TRYAGAIN|CLUSTERDOWN|LOADING|MASTERDOWN)\b/);
}
