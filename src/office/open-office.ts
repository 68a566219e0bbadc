import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import { fastifySSE } from "@fastify/sse";
import type { FastifyInstance } from "fastify";
import { plainSpeech } from "../content/speech.ts";
import { serveAssets } from "./assets.ts";
import { createCorridor } from "./corridor.ts";
import type { OfficeHouse } from "./office-house.ts";
import { addPages } from "./pages/add-pages.ts";
import { refuseOthersForms, sendHeaders } from "./security.ts";
import { addSignIn } from "./sign-in.ts";
import { HEARTBEAT } from "./streams.ts";
import { answerTrouble } from "./trouble.ts";

export const OFFICE_PATH = "/office";

export interface OfficeWishes {
  /** Where people reach it: "https://damai.example". */
  readonly address: string;
  readonly botToken: string;
  /** One word for what went wrong, never anybody's words. */
  onTrouble(error: unknown): void;
}

/** The coordinators' page, under /office of the bot's own server. */
export async function openOffice(server: FastifyInstance, house: OfficeHouse, wishes: OfficeWishes): Promise<void> {
  await server.register(
    async (office) => {
      await office.register(cookie);
      await office.register(formbody);
      await office.register(fastifySSE, { heartbeatInterval: HEARTBEAT });
      office.addHook("onRequest", sendHeaders);
      office.addHook("onRequest", refuseOthersForms(wishes.address));
      const speech = plainSpeech(house.speeches[house.defaultLanguage]);
      answerTrouble(office, { speech, onTrouble: wishes.onTrouble });
      await serveAssets(office);
      addSignIn(office, house, wishes);
      addPages(createCorridor(office, house), house);
    },
    { prefix: OFFICE_PATH },
  );
}
