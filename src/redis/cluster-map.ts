import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { StoreAway } from "../domain/inbox.ts";
import { keys } from "./keys.ts";
import { ANSWER_WITHIN, openLink, within } from "./link.ts";
import { openServer, type Server, type ServerParts } from "./server.ts";
import { type Redirect, readSlots, SLOTS, type SlotRange, slotOf } from "./slots.ts";

/** Which server has which slots, as far as is known now. */
export interface ClusterMap {
  /** Any of them without a slot. */
  serverOf(slot: number | undefined): Server | undefined;
  serverAt(address: string): Server;
  primaries(): readonly Server[];
  /** One slot has another server from now on. */
  note(redirect: Redirect): void;
  /** Asks the cluster anew; never throws. Who asks meanwhile shares the answer. */
  refresh(): Promise<void>;
  layout(): string;
  readonly tried: Promise<unknown>;
  close(): Promise<void>;
}

const SLOTS_ASKED = ["CLUSTER", "SLOTS"] as const;
const ASKED_WITHIN = 300;
const ASKED_AT_MOST_EACH = 100;
const TOLD_AT_MOST_EACH = 1000;

export function createClusterMap(
  urls: readonly [string, ...string[]],
  { onTrouble, ...parts }: Omit<ServerParts, "keyHere">,
): ClusterMap {
  const servers = new Map<string, Server>();
  // Addresses that were heard of once may be all that is left when those of the settings are gone.
  const heardOf = new Set<string>();
  let owners: (string | undefined)[] = [];
  let layout = 0;
  let refreshing: Promise<void> | undefined;
  let isClosed = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  /** One node that is away is told of by its own connection, and by all who look for the others. */
  function tell(error: unknown): void {
    if (performance.now() - toldAt < TOLD_AT_MOST_EACH) return;
    toldAt = performance.now();
    onTrouble(error);
  }

  function serverAt(address: string): Server {
    const there = servers.get(address);
    if (there !== undefined) return there;
    const keyHere = (tries: number) => keyOf(owners, address, tries);
    const server = openServer(urlOf(urls[0], address), { ...parts, onTrouble: tell, keyHere });
    servers.set(address, server);
    return server;
  }

  function take(ranges: readonly SlotRange[]): void {
    const before = owners;
    owners = [];
    for (const { from, to, primary, replicas } of ranges) {
      for (let slot = from; slot <= to; slot++) owners[slot] = primary;
      for (const address of [primary, ...replicas]) heardOf.add(address);
    }
    const leading = new Set(ranges.map(({ primary }) => primary));
    for (const address of leading) serverAt(address);
    for (const [address, server] of servers) {
      if (leading.has(address)) continue;
      servers.delete(address);
      void server.close();
    }
    if (owners.some((owner, slot) => owner !== before[slot])) layout++;
  }

  async function askAround(): Promise<void> {
    const connected = [...servers.values()].filter((server) => server.isReady());
    const answers = connected.map(async (server) =>
      readSlots(await server.ask(SLOTS_ASKED, ASKED_WITHIN), server.host),
    );
    const ranges = mostAgreed(await Promise.allSettled(answers)) ?? (await askAnew());
    if (!isClosed && ranges !== undefined) take(ranges);
  }

  /** Those of the settings, and all who were ever heard of, whoever answers first. */
  async function askAnew(): Promise<readonly SlotRange[] | undefined> {
    const candidates = new Set([...urls, ...[...heardOf].map((address) => urlOf(urls[0], address))]);
    let trouble: unknown;
    const answers = [...candidates].map(async (url) => {
      const link = openLink(url, (error) => {
        trouble ??= error;
      });
      try {
        await within(ASKED_WITHIN, link.tried);
        const ranges = readSlots(await link.send(SLOTS_ASKED, ASKED_WITHIN), link.host);
        if (ranges.length === 0) throw new StoreAway("this server knows no cluster");
        return ranges;
      } finally {
        void link.close();
      }
    });
    try {
      return await Promise.any(answers);
    } catch (error) {
      tell(trouble ?? (error as AggregateError).errors[0]);
      return undefined;
    }
  }

  async function refreshOnce(): Promise<void> {
    const begun = performance.now();
    await askAround();
    await sleep(Math.max(0, begun + ASKED_AT_MOST_EACH - performance.now()), undefined, { ref: false });
  }

  function refresh(): Promise<void> {
    if (isClosed) return Promise.resolve();
    refreshing ??= refreshOnce().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    serverOf(slot) {
      const address = slot === undefined ? undefined : owners[slot];
      if (slot === undefined) return [...servers.values()].find((server) => server.isReady());
      return address === undefined ? undefined : serverAt(address);
    },
    serverAt,
    primaries: () => [...new Set(owners)].flatMap((address) => (address === undefined ? [] : [serverAt(address)])),
    note({ slot, address }) {
      owners[slot] = address;
      layout++;
    },
    refresh,
    layout: () => String(layout),
    tried: refresh().then(() => Promise.all([...servers.values()].map(({ tried }) => within(ANSWER_WITHIN, tried)))),
    async close() {
      isClosed = true;
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

/** A server that was cut off from the others tells an old story: what most of them say counts. */
function mostAgreed(answers: readonly PromiseSettledResult<readonly SlotRange[]>[]): readonly SlotRange[] | undefined {
  const told = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const votes = (ranges: readonly SlotRange[]) => told.filter((other) => isDeepStrictEqual(other, ranges)).length;
  return told.filter(({ length }) => length > 0).toSorted((one, other) => votes(other) - votes(one))[0];
}

/** Nodes that the cluster names by itself come without password and TLS. */
function urlOf(given: string, address: string): string {
  const url = new URL(given);
  const port = address.slice(address.lastIndexOf(":") + 1);
  const host = address.slice(0, -port.length - 1);
  url.host = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return url.href;
}

/** A key in one of the slots of this server. */
function keyOf(owners: readonly (string | undefined)[], address: string, tries: number): string {
  for (let number = 0, found = 0; number < SLOTS; number++) {
    const key = keys.settled(number);
    if (owners[slotOf(key)] === address && found++ === tries) return key;
  }
  return keys.settled(0);
}
