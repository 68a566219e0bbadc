import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { SECOND } from "../domain/duration.ts";
import type { PreviewRow } from "../domain/import-preview.ts";
import { type ImportShelf, ROWS_A_PAGE, SHELF_LASTS } from "../domain/import-shelf.ts";
import { defineScript, type RedisConnection } from "./connection.ts";
import {
  type About,
  readAbout,
  readRows,
  readStanding,
  writeAbout,
  writeRows,
  writeStanding,
} from "./import-shelf-record.ts";
import { keys } from "./keys.ts";
import { openIfPossible, type Sealer } from "./sealing.ts";

const pack = promisify<Uint8Array, Buffer>(deflateRaw);
const unpack = promisify<Uint8Array, Buffer>(inflateRaw);

/** KEYS shelf; ARGV token seconds, then fields. 0 when another file lies there by now, or none. */
const layScript = defineScript(`
if redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], unpack(ARGV, 3))
redis.call("EXPIRE", KEYS[1], ARGV[2])
return 1
`);

/** KEYS shelf; ARGV token seconds. */
const clearScript = defineScript(`
redis.call("UNLINK", KEYS[1])
redis.call("HSET", KEYS[1], "token", ARGV[1])
redis.call("EXPIRE", KEYS[1], ARGV[2])
return 1
`);

/** KEYS shelf; ARGV token standing. Its end stays when it was. */
const standScript = defineScript(`
if redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], "standing", ARGV[2])
return 1
`);

const SECONDS = String(SHELF_LASTS / SECOND);
/** A file stands in pieces, so that no single command holds other answers up. */
const PIECE = 256 * 1024;
const PAGES_AT_ONCE = 20;

interface ShelfParts {
  readonly redis: RedisConnection;
  readonly sealer: Sealer;
  readonly now: () => Date;
}

/** What waits for a yes: the file, what is to be shown of it, and how far it is. Nobody looks here after an hour. */
export function createImportShelf({ redis, sealer, now }: ShelfParts): ImportShelf {
  const placeOf = (person: number, field: string) => `${keys.importShelf(person)}:${field}`;

  async function seal(bytes: Uint8Array, place: string): Promise<string> {
    return sealer.seal((await pack(bytes)).toString("base64"), place);
  }

  async function open(sealed: string, place: string): Promise<Buffer | undefined> {
    const packed = openIfPossible(sealer, sealed, place);
    return packed === undefined ? undefined : unpack(Buffer.from(packed, "base64"));
  }

  /** What stands in these fields, opened; undefined when one is missing, or they belong to another file. */
  async function read(
    person: number,
    token: string,
    fields: readonly string[],
  ): Promise<readonly Buffer[] | undefined> {
    const key = keys.importShelf(person);
    const reply = (await redis.command(key, "HMGET", key, "token", ...fields)) as readonly (Buffer | null)[];
    const [stored, ...sealed] = reply.map((value) => value?.toString());
    if (stored !== token) return undefined;
    const opened: Buffer[] = [];
    for (const [index, text] of sealed.entries()) {
      const bytes = text === undefined ? undefined : await open(text, placeOf(person, fields[index] ?? ""));
      if (bytes === undefined) return undefined;
      opened.push(bytes);
    }
    return opened;
  }

  async function readAboutOf(person: number, token: string): Promise<About | undefined> {
    const [about] = (await read(person, token, ["about"])) ?? [];
    return about === undefined ? undefined : readAbout(about.toString());
  }

  return {
    async lay(person, { name, content }, checked, standing) {
      const key = keys.importShelf(person);
      const token = randomBytes(6).toString("hex");
      await redis.run(clearScript, [key], [token, SECONDS]);
      let fields: string[] = [];
      const put = async () => {
        if (fields.length > 0) await redis.run(layScript, [key], [token, SECONDS, ...fields]);
        fields = [];
      };
      const add = async (field: string, bytes: Uint8Array) =>
        void fields.push(field, await seal(bytes, placeOf(person, field)));
      const pieces = Math.ceil(content.length / PIECE);
      for (let piece = 0; piece < pieces; piece++) {
        await add(`file:${piece}`, content.subarray(piece * PIECE, (piece + 1) * PIECE));
        await put();
      }
      const kinds: PreviewRow["kind"][] = [];
      let page: PreviewRow[] = [];
      const addPage = async () => {
        await add(`rows:${Math.ceil(kinds.length / ROWS_A_PAGE) - 1}`, Buffer.from(writeRows(page)));
        page = [];
        if (fields.length >= 2 * PAGES_AT_ONCE) await put();
      };
      for await (const row of checked.rows) {
        kinds.push(row.kind);
        page.push(row);
        if (page.length === ROWS_A_PAGE) await addPage();
      }
      if (page.length > 0) await addPage();
      const { changeDigest, resultDigest } = checked;
      const at = now().getTime();
      await add("about", Buffer.from(writeAbout({ name, at, kinds, changeDigest, resultDigest, pieces })));
      fields.push("standing", writeStanding(standing));
      await put();
      return token;
    },

    async find(person) {
      const key = keys.importShelf(person);
      const reply = (await redis.command(key, "HMGET", key, "token", "standing")) as readonly (Buffer | null)[];
      const [token, standing] = reply.map((value) => value?.toString());
      if (token === undefined || standing === undefined) return undefined;
      const about = await readAboutOf(person, token);
      if (about === undefined) return undefined;
      const { pieces: _, ...told } = about;
      return { ...told, token, standing: readStanding(standing) };
    },

    async rows(person, token, numbers) {
      const pages = [...new Set(numbers.map((number) => Math.floor(number / ROWS_A_PAGE)))];
      if (pages.length === 0) return [];
      const opened = await read(
        person,
        token,
        pages.map((page) => `rows:${page}`),
      );
      const byPage = new Map(opened?.map((bytes, index) => [pages[index], readRows(bytes.toString())]));
      return numbers.flatMap((number) => byPage.get(Math.floor(number / ROWS_A_PAGE))?.[number % ROWS_A_PAGE] ?? []);
    },

    async content(person, token) {
      const about = await readAboutOf(person, token);
      if (about === undefined) return undefined;
      const pieces: Buffer[] = [];
      for (let piece = 0; piece < about.pieces; piece++) {
        const [bytes] = (await read(person, token, [`file:${piece}`])) ?? [];
        if (bytes === undefined) return undefined;
        pieces.push(bytes);
      }
      return Buffer.concat(pieces);
    },

    async stand(person, token, standing) {
      return (await redis.run(standScript, [keys.importShelf(person)], [token, writeStanding(standing)])) === 1;
    },

    async drop(person) {
      await redis.command(keys.importShelf(person), "UNLINK", keys.importShelf(person));
    },
  };
}
