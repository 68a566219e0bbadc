/** Redis Cluster shares its keys out by this many slots. */
export const SLOTS = 16_384;

/** The slot of a key: CRC16 (XMODEM) of its hash tag. */
export function slotOf(key: string): number {
  return crc16(Buffer.from(hashTagOf(key))) % SLOTS;
}

/** What stands in the first braces of a key, or all of it when there is nothing in them. */
export function hashTagOf(key: string): string {
  const open = key.indexOf("{");
  const close = open < 0 ? -1 : key.indexOf("}", open + 1);
  return close > open + 1 ? key.slice(open + 1, close) : key;
}

function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (TABLE[(crc >> 8) ^ byte] ?? 0)) & 0xffff;
  return crc;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  return crc;
});

export interface SlotRange {
  readonly from: number;
  readonly to: number;
  /** host:port of who serves it. */
  readonly primary: string;
  readonly replicas: readonly string[];
}

type SlotsLine = readonly [number, number, ...(readonly [Buffer | string | null, number])[]];

/** The answer to CLUSTER SLOTS. A node that does not know its own name leaves it empty: it is where it was asked. */
export function readSlots(reply: unknown, askedHost: string): readonly SlotRange[] {
  return (reply as readonly SlotsLine[]).map(([from, to, ...nodes]) => {
    const [primary = "", ...replicas] = nodes.map(([host, port]) => addressOf(host?.toString() || askedHost, port));
    return { from, to, primary, replicas };
  });
}

/** As in the answers of Redis: an IPv6 host has no brackets in them. */
export function addressOf(host: string, port: number): string {
  return `${host}:${port}`;
}

export interface Redirect {
  readonly kind: "MOVED" | "ASK";
  readonly slot: number;
  readonly address: string;
}

/** "MOVED 3999 127.0.0.1:6381": this key lives elsewhere, for good or for this once. */
export function readRedirect(error: unknown, askedHost: string): Redirect | undefined {
  const found = error instanceof Error ? /^(MOVED|ASK) (\d+) (.*):(\d+)$/.exec(error.message) : null;
  if (found === null) return undefined;
  const [, kind, slot, host, port] = found;
  return { kind: kind as Redirect["kind"], slot: Number(slot), address: addressOf(host || askedHost, Number(port)) };
}
