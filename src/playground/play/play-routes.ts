import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../api/api-error.ts";
import type { BotApi } from "../api/bot-api.ts";
import { readParameters } from "../api/read-parameters.ts";
import { servePersonRoutes } from "./person-routes.ts";
import { readFault } from "./read-fault.ts";
import { personState, wholeState } from "./screen-state.ts";
import { streamEvents } from "./stream-events.ts";

/** What the chat page asks for, and any other process that plays a person. All of it under `/play`. */
export function servePlay(server: FastifyInstance, api: BotApi): void {
  server.register(
    async (play) => {
      play.setErrorHandler((error: unknown, _request, reply) => {
        const description = error instanceof Error ? error.message : String(error);
        return reply.code(400).send(new ApiError(400, description).toJson());
      });
      serveWorld(play, api);
      servePersonRoutes(play, api);
      serveTrouble(play, api);
    },
    { prefix: "/play" },
  );
}

function serveWorld(play: FastifyInstance, { world }: BotApi): void {
  play.get("/state", () => wholeState(world));
  play.get("/events", (request, reply) => streamEvents(world.events, request, reply));
  play.post("/people", async (request) => {
    const wanted = await readParameters(request);
    const firstName = wanted.text("first_name").trim();
    if (firstName === "") throw new Error("A person needs a first_name.");
    const id = wanted.integer("id");
    const languageCode = wanted.text("language_code") || "id";
    const user = world.addPerson({ firstName, languageCode, ...(id !== undefined && { id }) });
    return personState(world, user);
  });
  play.get<{ Params: { id: string } }>("/files/:id", (request, reply) => {
    const file = world.files.byId(request.params.id);
    if (!file) return reply.code(404).send(new ApiError(404, "Not Found").toJson());
    // Only pictures are shown in the page itself: a document of a stranger must not run there.
    const isPicture = /^image\/(png|jpeg|gif)$/.test(file.mimeType);
    const disposition = isPicture ? "inline" : "attachment";
    return reply
      .type(isPicture ? file.mimeType : "application/octet-stream")
      .header("x-content-type-options", "nosniff")
      .header("content-disposition", `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(file.content);
  });
}

/** For a training evening that wants to show a weak signal, and for tests in another process. */
function serveTrouble(play: FastifyInstance, { world, faults }: BotApi): void {
  play.post("/faults", async (request) => {
    faults.inject(readFault(await readParameters(request)));
    return { ok: true };
  });
  play.delete("/faults", () => {
    faults.clear();
    return { ok: true };
  });
  play.post("/deliveries", async (request: FastifyRequest) => {
    const { held } = (await readParameters(request)).toJson();
    if (typeof held !== "boolean")
      throw new Error('Say whether deliveries are held: {"held": true} or {"held": false}.');
    if (held) world.updates.hold();
    else world.updates.release();
    return { ok: true };
  });
  play.post("/updates", async (request) => {
    world.updates.pushRaw((await readParameters(request)).toJson());
    return { ok: true };
  });
}
