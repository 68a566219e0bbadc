import { Readable } from "node:stream";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { plainSpeech } from "../content/speech.ts";
import { actorOf } from "../domain/actor.ts";
import { overseerFrom } from "../domain/overseer.ts";
import type { OfficeHouse } from "./office-house.ts";
import { attemptIn, readForm } from "./read-form.ts";
import { OFFICE_SAYINGS } from "./sayings.ts";
import { sessionOf } from "./session-cookie.ts";
import { createStreams, paramsOf } from "./streams.ts";
import { layout } from "./views/layout.ts";
import { toText } from "./views/markup.ts";
import { missingView, notForYouView } from "./views/small-views.ts";
import type { Answer, Answering, Audience, Corridor, Looking, Visit, Visitor } from "./visit.ts";

/** A directory as large as the chat takes. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** Looks up who asks before each page and each act. */
export function createCorridor(office: FastifyInstance, house: OfficeHouse): Corridor {
  const visitors = new WeakMap<FastifyRequest, Visitor>();
  const hang = (scope: FastifyInstance, method: "GET" | "POST", path: string, audience: Audience, answer: Answering) =>
    scope.route({
      ...{ method, url: path === "" ? "/" : path },
      // Before a byte of what was sent is read: whoever may not be here fills no memory.
      async onRequest(request, reply) {
        const visitor = await visitorOf(request, house);
        if (visitor === "nobody") return reply.redirect("/office/sign-in", 303);
        if (visitor === "no overseer" || !mayEnter(visitor, audience)) return refuse(request, reply, house);
        visitors.set(request, visitor);
      },
      async handler(request, reply) {
        const visitor = visitors.get(request);
        if (visitor === undefined) throw new Error("A room was entered without looking who comes.");
        const visit: Visit = { ...visitor, ...(await readForm(request, house.now())) };
        return send(request, reply, visit, await answer(visit));
      },
    });
  const streams = createStreams(office);
  const hangStream = (path: string, audience: Audience, look: Looking) =>
    office.route({
      ...{ method: "GET" as const, url: path, sse: "only" as const },
      async handler(request, reply) {
        const visitor = await visitorOf(request, house);
        if (visitor === "nobody") return reply.code(401).send();
        if (visitor === "no overseer" || !mayEnter(visitor, audience)) return refuse(request, reply, house);
        await streams.run(visitor.id, reply, async () => {
          const now = await visitorOf(request, house);
          const mayStay = typeof now !== "string" && mayEnter(now, audience);
          return mayStay ? look(now, paramsOf(request)) : { word: { event: "ended", data: "" }, again: undefined };
        });
      },
    });
  return {
    page: (path, audience, answer) => void hang(office, "GET", path, audience, answer),
    act: (path, audience, answer) => void hang(office, "POST", path, audience, answer),
    upload: (path, audience, answer) =>
      void office.register(async (scope) => {
        await scope.register(multipart, {
          attachFieldsToBody: true,
          limits: { fileSize: LARGEST_FILE, files: 1, fields: 60 },
        });
        hang(scope, "POST", path, audience, answer);
      }),
    stream: (path, audience, look) => void hangStream(path, audience, look),
  };
}

function mayEnter({ overseer }: Visitor, audience: Audience): boolean {
  return audience === "overseers" || overseer.isAdmin;
}

/** "no overseer": somebody we know, who has no business here. */
async function visitorOf(request: FastifyRequest, house: OfficeHouse): Promise<Visitor | "nobody" | "no overseer"> {
  const session = sessionOf(request);
  const id = session === undefined ? undefined : await house.sessions.find(session);
  if (id === undefined) return "nobody";
  const member = await house.members.find(id);
  const actor = actorOf(id, member, house.adminIds);
  const overseer = overseerFrom(actor);
  if (overseer === undefined) return "no overseer";
  const speech = plainSpeech(house.speeches[member?.language ?? house.defaultLanguage]);
  return { id, member, actor, overseer, speech };
}

async function refuse(request: FastifyRequest, reply: FastifyReply, house: OfficeHouse) {
  const session = sessionOf(request);
  const who = (session === undefined ? undefined : await house.sessions.find(session)) ?? 0;
  const { speeches, defaultLanguage, members, audit } = house;
  const language = (await members.find(who))?.language ?? defaultLanguage;
  const speech = plainSpeech(speeches[language]);
  // The form of the path: what somebody guessed behind it is nobody's business.
  await audit.noteRefusal({ act: attemptIn(house.now()), who, what: (request.routeOptions.url ?? "").slice(1) });
  return reply.code(403).type("text/html").send(notForYouView(speech));
}

function send(request: FastifyRequest, reply: FastifyReply, visit: Visit, answer: Answer) {
  const { speech } = visit;
  switch (answer.kind) {
    case "page":
      return reply.type("text/html").send(layout({ ...answer, visit, path: request.url, said: saidIn(visit) }));
    case "piece":
      return reply.type("text/html").send(toText(answer.body));
    case "go": {
      const mark = answer.said === undefined ? "" : `${answer.to.includes("?") ? "&" : "?"}said=${answer.said}`;
      return reply.redirect(`/office${answer.to}${mark}`, 303);
    }
    case "file":
      return reply
        .header("content-disposition", `attachment; filename="${answer.name}"`)
        .type(answer.type)
        .send(isWhole(answer.content) ? answer.content : Readable.from(answer.content));
    case "missing":
      return reply
        .code(404)
        .type("text/html")
        .send(layout({ ...missingView(speech), visit, path: "", said: undefined }));
  }
}

function isWhole(content: Extract<Answer, { readonly kind: "file" }>["content"]): content is Buffer | string {
  return typeof content === "string" || Buffer.isBuffer(content);
}

function saidIn({ query, speech }: Visit): string | undefined {
  const key = OFFICE_SAYINGS.find((saying) => saying === query["said"]);
  return key === undefined ? undefined : speech.say(`office.said-${key}`);
}
