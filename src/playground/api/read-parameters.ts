import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError, badRequest } from "./api-error.ts";
import { isObject, Parameters, type UploadedFile } from "./parameters.ts";

/** JSON that does not parse is answered in Telegram's form, so it is read as text and parsed here. */
export function acceptTelegramBodies(server: FastifyInstance): void {
  server.removeContentTypeParser("application/json");
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    done(null, { json: String(body) });
  });
  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, { form: String(body) });
  });
  server.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    done(null, {});
  });
}

export async function readParameters(request: FastifyRequest): Promise<Parameters> {
  const query = isObject(request.query) ? request.query : {};
  if (request.isMultipart()) return readMultipart(request, query);
  const body = isObject(request.body) ? request.body : {};
  if (typeof body.json === "string") return new Parameters({ ...query, ...parseBody(body.json) });
  if (typeof body.form === "string") {
    return new Parameters({ ...query, ...Object.fromEntries(new URLSearchParams(body.form)) });
  }
  return new Parameters(query);
}

function parseBody(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Said below, in the same words as for JSON that is no object.
  }
  throw badRequest("can't parse request body as JSON object");
}

async function readMultipart(request: FastifyRequest, query: Readonly<Record<string, unknown>>): Promise<Parameters> {
  const values: Record<string, unknown> = { ...query };
  const files = new Map<string, UploadedFile>();
  try {
    for await (const part of request.parts()) {
      if (part.type === "field") values[part.fieldname] = part.value;
      else {
        const content = await part.toBuffer();
        files.set(part.fieldname, { name: part.filename || "file", mimeType: part.mimetype, content });
      }
    }
  } catch (error) {
    const isTooLarge = error instanceof Error && "statusCode" in error && error.statusCode === 413;
    throw isTooLarge ? new ApiError(413, "Request Entity Too Large") : badRequest("can't parse multipart body");
  }
  return new Parameters(values, files);
}
