import { type Duplex, pipeline, Readable } from "node:stream";
import { pick } from "stream-json/filters/pick.js";
import { streamArray } from "stream-json/streamers/stream-array.js";
import { FileRefused } from "../../domain/import-file.ts";
import type { Draft } from "./draft.ts";
import { draftsOf, HsdsService } from "./hsds-service.ts";
import { piecesOf } from "./pieces.ts";
import { checkText } from "./read-text.ts";

/** What cannot be read as a service, with its number in the file. */
export interface Unreadable {
  readonly unreadable: number;
}

/** HSDS 3 JSON: an array of services, or a page that holds them as `contents`. Throws FileRefused. */
export async function* readJson(content: Uint8Array): AsyncGenerator<Draft | Unreadable> {
  const text = checkText(content);
  const isArray = Buffer.from(text.subarray(0, 4096)).toString().trimStart().startsWith("[");
  let row = 0;
  try {
    for await (const { value } of servicesIn(text, isArray)) {
      row += 1;
      const service = HsdsService.safeParse(value);
      if (service.success) yield* draftsOf(service.data, () => ({ row }));
      else yield { unreadable: row };
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused("broken", String(row + 1));
  }
  if (row === 0) throw new FileRefused("no-services");
}

function servicesIn(text: Uint8Array, isArray: boolean): AsyncIterable<{ readonly value: unknown }> {
  const source = Readable.from(piecesOf(text), { objectMode: false });
  const parts: Duplex[] = isArray
    ? [streamArray.withParserAsStream()]
    : [pick.withParserAsStream({ filter: "contents" }), streamArray.asStream()];
  const last = parts.at(-1) ?? source;
  // It ends all of them at the first error, which whoever reads the last one gets.
  pipeline([source, ...parts], () => undefined);
  return last as AsyncIterable<{ readonly value: unknown }>;
}
