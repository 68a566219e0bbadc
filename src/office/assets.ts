import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";

const OWN = join(import.meta.dirname, "assets");
const require = createRequire(import.meta.url);

/** Name on the page, and where it lies. Everything that the page loads stands here. */
const FILES = {
  "oat.css": require.resolve("@knadh/oat/oat.min.css"),
  "oat.js": require.resolve("@knadh/oat/oat.min.js"),
  "office.css": join(OWN, "office.css"),
  "office.js": join(OWN, "office.js"),
  "broadcast.js": join(OWN, "broadcast.js"),
  "members.js": join(OWN, "members.js"),
  "mini-app.js": join(OWN, "mini-app.js"),
  "drop-file.js": join(OWN, "drop-file.js"),
  "quality.js": join(OWN, "quality.js"),
  // Large: a page's own script asks for it once the page is there.
  "chart.js": join(dirname(require.resolve("chart.js")), "chart.umd.min.js"),
} as const;
export type Asset = keyof typeof FILES;

const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" } as const;

interface Ready {
  readonly content: Buffer;
  readonly type: string;
  /** Where it lies after `/office`; another content has another address, so a browser may keep it for good. */
  readonly path: string;
}

let ready: ReadonlyMap<Asset, Ready> | undefined;

function assets(): ReadonlyMap<Asset, Ready> {
  ready ??= new Map((Object.keys(FILES) as Asset[]).map((name) => [name, read(name)]));
  return ready;
}

function read(name: Asset): Ready {
  const content = readFileSync(FILES[name]);
  const print = createHash("sha256").update(content).digest("base64url").slice(0, 12);
  const type = TYPES[name.split(".").at(-1) as keyof typeof TYPES];
  return { content, type, path: `/assets/${print}/${name}` };
}

/** Where a page loads it from. */
export function assetAddress(name: Asset): string {
  return `/office${assets().get(name)?.path ?? ""}`;
}

export async function serveAssets(office: FastifyInstance): Promise<void> {
  for (const { content, type, path } of assets().values()) {
    office.get(path, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").type(type).send(content),
    );
  }
}
