import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Settings } from "./config.ts";
import { nameOf } from "./intake/failure.ts";
import type { OfficeHouse } from "./office/office-house.ts";
import { openOffice } from "./office/open-office.ts";

/** The coordinators' page, if there is an address at which people can reach it. */
export async function addOffice(
  server: FastifyInstance,
  house: OfficeHouse,
  { officeUrl, botToken }: Settings,
  log: Logger,
): Promise<void> {
  if (officeUrl === undefined) return;
  await openOffice(server, house, {
    ...{ address: officeUrl, botToken },
    onTrouble: (error) => log.error({ reason: nameOf(error) }, "the coordinators' page could not answer"),
  });
}
