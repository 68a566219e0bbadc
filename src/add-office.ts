import type { FastifyInstance } from "fastify";
import type { Bot } from "grammy";
import type { Logger } from "pino";
import type { Settings } from "./config.ts";
import { categoryNames } from "./content/category-names.ts";
import { createDirectoryFiles } from "./directory/directory-files.ts";
import type { Proposal } from "./domain/directory.ts";
import { nameOf } from "./intake/failure.ts";
import type { OfficeHouse } from "./office/office-house.ts";
import { openOffice } from "./office/open-office.ts";
import { createBroadcastChat } from "./telegram/broadcast-chat.ts";
import { inviteLink } from "./telegram/commands/invites.ts";
import type { House, JuruContext } from "./telegram/context.ts";
import { createAudienceCounter } from "./telegram/count-patiently.ts";
import { createLedgerFileMaker } from "./telegram/documents/ledger-of-round.ts";
import { createGuidanceScreens } from "./telegram/guidance-screens.ts";
import { createExportMaker } from "./telegram/make-export.ts";
import { createPatientNotices } from "./telegram/member-notices.ts";
import { createOwnerNews } from "./telegram/owner-news.ts";
import { createPersonNames } from "./telegram/person-names.ts";
import { createProposerNews } from "./telegram/proposer-news.ts";
import { newsOf } from "./telegram/update-news.ts";

interface Parts {
  readonly settings: Settings;
  readonly house: House;
  /** What the page does is told to people in the chat. */
  readonly bot: Bot<JuruContext>;
  readonly log: Logger;
}

/** The coordinators' page, if there is an address at which people can reach it. */
export async function addOffice(server: FastifyInstance, { settings, house, bot, log }: Parts): Promise<void> {
  const { officeUrl: address, botToken } = settings;
  if (address === undefined) return;
  const onUntold = (error: unknown) => log.error({ reason: nameOf(error) }, "what the page did could not be told");
  const news = createOwnerNews(bot.api, house);
  const office: OfficeHouse = {
    ...house,
    ...directoryParts({ house, bot, onUntold }),
    guidanceScreens: createGuidanceScreens(house),
    newsOfUpdate: (update) => newsOf(update, bot.botInfo.username, house),
    // What was done is done, though Telegram is away: the page says so, and whoever holds the referral sees it there.
    owners: { moved: (referral, entry) => news.moved(referral, entry).catch(onUntold) },
    broadcastChat: createBroadcastChat(bot, house),
    ledgerFile: createLedgerFileMaker(house.ledger),
    counter: createAudienceCounter(house),
    memberNotices: createPatientNotices(bot.api, house),
    personNames: createPersonNames(bot.api),
    exportMaker: createExportMaker(house),
    inviteLink: (code) => (bot.isInited() ? inviteLink(bot.botInfo.username, code) : undefined),
  };
  await openOffice(server, office, {
    ...{ address, botToken },
    onTrouble: (error) => log.error({ reason: nameOf(error) }, "the coordinators' page could not answer"),
  });
}

/** A file is looked at against the directory in memory; when it goes in, the store is asked once more. */
function directoryParts({ house, bot, onUntold }: Pick<Parts, "house" | "bot"> & { onUntold(error: unknown): void }) {
  const { places, now, sources, speeches } = house;
  const proposers = createProposerNews(bot.api, house);
  async function* known() {
    yield [...sources.all()];
  }
  return {
    directoryFiles: createDirectoryFiles({
      ...{ places, now, sources: known },
      categoryNames: [categoryNames(speeches.id), categoryNames(speeches.en)],
    }),
    proposerNews: {
      decided: (proposal: Proposal, isWelcome: boolean) => proposers.decided(proposal, isWelcome).catch(onUntold),
    },
  };
}
