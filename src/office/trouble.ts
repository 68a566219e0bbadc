import type { FastifyError, FastifyInstance } from "fastify";
import type { Speech } from "../content/speech.ts";
import { StoreAway } from "../domain/inbox.ts";
import { missingPage, troubleView } from "./views/small-views.ts";

interface Parts {
  readonly speech: Speech;
  onTrouble(error: unknown): void;
}

/** Nobody meets an empty page or a list of functions. */
export function answerTrouble(office: FastifyInstance, { speech, onTrouble }: Parts): void {
  office.setNotFoundHandler((_request, reply) => reply.code(404).type("text/html").send(missingPage(speech)));
  office.setErrorHandler((error: FastifyError, _request, reply) => {
    const code = error instanceof StoreAway ? 503 : (error.statusCode ?? 500);
    if (code >= 500) onTrouble(error);
    const kind = code === 503 ? "store" : code === 413 ? "too-big" : code < 500 ? "form" : "own";
    return reply.code(code).type("text/html").send(troubleView(kind, speech));
  });
}
