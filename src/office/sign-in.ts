import { parse, validate } from "@telegram-apps/init-data-node";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { plainSpeech } from "../content/speech.ts";
import { actorOf } from "../domain/actor.ts";
import { MINUTE, SECOND } from "../domain/duration.ts";
import { overseerFrom } from "../domain/overseer.ts";
import type { OfficeHouse } from "./office-house.ts";
import type { OfficeWishes } from "./open-office.ts";
import { attemptIn } from "./read-form.ts";
import { giveSession, sessionOf, takeSession } from "./session-cookie.ts";
import { linkView, miniAppView, oldLinkView, signInView } from "./views/sign-in.ts";

/** How old what Telegram says of who opens a Mini App may be. */
const INIT_DATA_LASTS = 5 * MINUTE;

/** Bytes that whoever knocks may send: init data is below one KB. */
const SMALL = { bodyLimit: 16 * 1024 } as const;

/** Two ways in: as a Mini App, or by a link that the bot gave. */
export function addSignIn(office: FastifyInstance, house: OfficeHouse, { address, botToken }: OfficeWishes): void {
  const isSecure = address.startsWith("https:");
  const { sessions, members, audit, adminIds, now, speeches, defaultLanguage } = house;
  const speech = plainSpeech(speeches[defaultLanguage]);
  const page = (reply: FastifyReply, view: string, code = 200) => reply.code(code).type("text/html").send(view);

  office.get("/sign-in", async (_request, reply) => page(reply, signInView(speech)));
  office.get("/app", async (_request, reply) => page(reply, miniAppView(speech)));

  // Looking uses nothing up: Telegram and other programs look at links before a person does.
  office.get<{ Params: { link: string } }>("/in/:link", async (request, reply) => {
    const { link } = request.params;
    return (await sessions.isOpen(link)) ? page(reply, linkView(link, speech)) : page(reply, oldLinkView(speech), 410);
  });

  office.post<{ Params: { link: string } }>("/in/:link", SMALL, async (request, reply) => {
    const person = await sessions.redeem(request.params.link);
    if (person === undefined) return page(reply, oldLinkView(speech), 410);
    giveSession(reply, await sessions.begin(person), "browser", isSecure);
    return reply.redirect("/office", 303);
  });

  office.post("/app", SMALL, async (request, reply) => {
    const person = personIn(initDataOf(request), botToken);
    if (person === undefined) return reply.code(401).send({ error: "Telegram has not said this, or too long ago." });
    // Nothing is kept for who has no business here.
    const member = await members.find(person);
    if (overseerFrom(actorOf(person, member, adminIds)) === undefined) {
      await audit.noteRefusal({ act: attemptIn(now()), who: person, what: "office/app" });
      return reply.code(403).send({ error: "This page is for admins and coordinators." });
    }
    giveSession(reply, await sessions.begin(person), "mini app", isSecure);
    return reply.code(204).send();
  });

  office.post("/sign-out", SMALL, async (request, reply) => {
    const session = sessionOf(request);
    if (session !== undefined) await sessions.end(session);
    takeSession(reply, isSecure);
    return reply.redirect("/office/sign-in", 303);
  });
}

function initDataOf({ body }: FastifyRequest): string {
  const { initData } = (body ?? {}) as { readonly initData?: unknown };
  return typeof initData === "string" ? initData : "";
}

/** Undefined for what was forged, changed, or is too old. */
function personIn(initData: string, botToken: string): number | undefined {
  try {
    validate(initData, botToken, { expiresIn: INIT_DATA_LASTS / SECOND });
    return parse(initData).user?.id;
  } catch {
    return undefined;
  }
}
