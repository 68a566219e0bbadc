import { Bot, type BotConfig } from "grammy";
import type { Update } from "grammy/types";
import { addAcknowledge } from "./commands/acknowledge.ts";
import { addBroadcasts } from "./commands/broadcasts.ts";
import { addCalls } from "./commands/calls.ts";
import { addCaseExport } from "./commands/case-export.ts";
import { addCases } from "./commands/cases.ts";
import { addCheckIns } from "./commands/check-ins.ts";
import { addChecks } from "./commands/checks.ts";
import { addContracts } from "./commands/contracts.ts";
import { addDataExport } from "./commands/data-export.ts";
import { addDirectory, addDirectorySearchReply } from "./commands/directory.ts";
import { addDirectoryFiles } from "./commands/directory-files.ts";
import { addGuide } from "./commands/guide.ts";
import { addHandOver } from "./commands/hand-over.ts";
import { addInvites } from "./commands/invites.ts";
import { addLetter } from "./commands/letter.ts";
import { addLinkedGroups, addLinkingHint } from "./commands/linked-groups.ts";
import { addMeetings } from "./commands/meetings.ts";
import { addMemberChanges } from "./commands/member-changes.ts";
import { addMemberLists } from "./commands/member-lists.ts";
import { addMembers } from "./commands/members.ts";
import { addNumbers } from "./commands/numbers.ts";
import { addOfficeDoor } from "./commands/office.ts";
import { addOwnData } from "./commands/own-data.ts";
import { addPocket } from "./commands/pocket.ts";
import { addPractice } from "./commands/practice.ts";
import { addPropose } from "./commands/propose.ts";
import { addRefer } from "./commands/refer.ts";
import { addReferrals } from "./commands/referrals.ts";
import { addRumours } from "./commands/rumours.ts";
import { addSessions } from "./commands/sessions.ts";
import { addSmallCommands } from "./commands/small-commands.ts";
import { addSources } from "./commands/sources.ts";
import { addStart } from "./commands/start.ts";
import { addStatistics } from "./commands/statistics.ts";
import { addSearchReply, addTechniques } from "./commands/techniques.ts";
import { addUpdates } from "./commands/updates.ts";
import { addWarnings } from "./commands/warnings.ts";
import type { House, JuruContext } from "./context.ts";
import { addFallback } from "./fallback.ts";
import { addInline } from "./inline.ts";
import { isUnreachable } from "./message-sender.ts";
import { adminsOnly } from "./middleware/admins-only.ts";
import { callForHelp } from "./middleware/call-for-help.ts";
import { dangerFirst, endAfterDanger } from "./middleware/danger-first.ts";
import { followGroups } from "./middleware/follow-groups.ts";
import { createRecentLanguages, knowPerson, type RecentLanguages } from "./middleware/know-person.ts";
import { leaveQuestion } from "./middleware/leave-question.ts";
import { noteUse } from "./middleware/note-use.ts";
import { oneFileATap } from "./middleware/one-file-a-tap.ts";
import { privateChatsOnly } from "./middleware/private-chats.ts";
import { noteReach } from "./middleware/reach.ts";
import { onlyOwnWhenSuspended } from "./middleware/suspended.ts";
import { trimWhenTalking } from "./middleware/trim-update.ts";
import { Stations } from "./stations.ts";
import { addTalks, addTalksLeft, openTalks } from "./talks/add-talks.ts";
import { MIGRATIONS } from "./talks/migrations.ts";
import type { TalkStore } from "./talks/stored-talk.ts";
import { createTalks } from "./talks/talks.ts";
import { wordsForTalk } from "./words-for-talk.ts";

export interface JuruBot {
  readonly bot: Bot<JuruContext>;
  readonly recentLanguages: RecentLanguages;
  handle(update: Update): Promise<void>;
}

/** The order in which an update meets the house. */
export function createBot(token: string, house: House, config: BotConfig<JuruContext>, store: TalkStore): JuruBot {
  const bot = new Bot<JuruContext>(token, config);
  const recentLanguages = createRecentLanguages(house.defaultLanguage);

  bot.use(knowPerson(house, recentLanguages));
  addInline(bot, house);
  bot.use(followGroups(house));
  bot.use(noteReach(house));
  bot.use(noteUse(house));
  bot.use(callForHelp(house));

  const talk = new Stations<JuruContext>();
  const talks = { store, builders: createTalks(house), migrations: MIGRATIONS };
  openTalks(talk, talks);
  talk.use(onlyOwnWhenSuspended(house));
  talk.use(adminsOnly(house));
  // Before any talk sees the update, yet able to end one.
  talk.use(dangerFirst(house));
  talk.use(oneFileATap());
  addAcknowledge(talk, house);
  addSearchReply(talk, house);
  addDirectorySearchReply(talk, house);
  talk.use(trimWhenTalking(wordsForTalk(house)));
  addTalks(talk, talks);
  talk.use(endAfterDanger);
  // What tells of the running talk, or ends it, stands before a question is left.
  addOwnData(talk, house);
  addSmallCommands(talk, house);
  talk.use(leaveQuestion);
  addStart(talk, house);
  addGuide(talk, house);
  addTechniques(talk, house);
  addPocket(talk, house);
  addPractice(talk, house);
  addRumours(talk, house);
  addUpdates(talk, house);
  addMembers(talk, house);
  addMemberLists(talk, house);
  addMemberChanges(talk, house);
  addInvites(talk, house);
  addSources(talk, house);
  addPropose(talk, house);
  addDirectory(talk, house);
  addDirectoryFiles(talk, house);
  addBroadcasts(talk, house);
  addRefer(talk, house);
  addLetter(talk, house);
  addReferrals(talk, house);
  addMeetings(talk, house);
  addCases(talk, house);
  addContracts(talk, house);
  addSessions(talk, house);
  addCaseExport(talk, house);
  addCalls(talk, house);
  addHandOver(talk, house);
  addCheckIns(talk, house);
  addStatistics(talk, house);
  addOfficeDoor(talk, house);
  addNumbers(talk, house);
  addDataExport(talk, house);
  addChecks(talk, house);
  addLinkingHint(talk);
  addWarnings(talk, house);
  addTalksLeft(talk);
  addFallback(talk, house);

  addLinkedGroups(bot, house);
  bot.use(privateChatsOnly, talk);
  return {
    bot,
    recentLanguages,
    async handle(update) {
      try {
        await bot.handleUpdate(update);
      } catch (error) {
        // Nobody to answer: the person is noted as unreachable when Telegram says so by itself.
        if (!isUnreachable((error as { error?: unknown }).error ?? error)) throw error;
      }
    },
  };
}
