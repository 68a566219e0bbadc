import {
  type ConversationData,
  conversations,
  createConversation,
  type VersionedStateStorage,
} from "@grammyjs/conversations";
import { Bot, type BotConfig, Composer, type Context } from "grammy";
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
import { BROADCAST, createBroadcast } from "./flows/broadcast.ts";
import { createEditGuidance, EDIT_GUIDANCE } from "./flows/edit-guidance.ts";
import { createEditSource, EDIT_SOURCE } from "./flows/edit-source.ts";
import { createGuide, GUIDE } from "./flows/guide.ts";
import { createJoin, JOIN } from "./flows/join.ts";
import { createPropose, PROPOSE } from "./flows/propose.ts";
import { enterAnew } from "./flows/question.ts";
import { createReason, REASON } from "./flows/reason.ts";
import { createRefer, REFER } from "./flows/refer.ts";
import { createRefuseMember, REFUSE_MEMBER } from "./flows/refuse-member.ts";
import { createSourcePlace, SOURCE_PLACE } from "./flows/source-place.ts";
import { createWrite } from "./flows/write.ts";
import { COMPOSE, WRITE } from "./flows/writing.ts";
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
import { wordsForTalk } from "./words-for-talk.ts";

/** Every talk that may stand in the store; one of an older release that is not here any more is dropped. */
export const TALKS = [
  GUIDE,
  JOIN,
  REASON,
  REFER,
  SOURCE_PLACE,
  PROPOSE,
  EDIT_SOURCE,
  BROADCAST,
  EDIT_GUIDANCE,
  REFUSE_MEMBER,
  WRITE,
  COMPOSE,
] as const;

export type TalkStorage = VersionedStateStorage<string, ConversationData>;

export interface JuruBot {
  readonly bot: Bot<JuruContext>;
  readonly recentLanguages: RecentLanguages;
  handle(update: Update): Promise<void>;
}

/** The order in which an update meets the house. */
export function createBot(token: string, house: House, config: BotConfig<JuruContext>, talks: TalkStorage): JuruBot {
  const bot = new Bot<JuruContext>(token, config);
  const recentLanguages = createRecentLanguages(house.defaultLanguage);

  bot.use(knowPerson(house, recentLanguages));
  addInline(bot, house);
  bot.use(followGroups(house));
  bot.use(noteReach(house));
  bot.use(noteUse(house));
  bot.use(callForHelp(house));

  const talk = new Composer<JuruContext>();
  talk.use(conversations<JuruContext, Context>({ storage: { type: "key", version: 1, adapter: talks } }));
  talk.use(onlyOwnWhenSuspended(house));
  talk.use(adminsOnly(house));
  // Before any talk sees the update, yet able to end one.
  talk.use(dangerFirst(house));
  talk.use(oneFileATap());
  addAcknowledge(talk, house);
  addSearchReply(talk, house);
  addDirectorySearchReply(talk, house);
  talk.use(trimWhenTalking(wordsForTalk(house)));
  // A talk takes only answers to its open question; commands, other buttons and old ones go on to the next stations.
  talk.use(createConversation(createGuide(house), { id: GUIDE }));
  talk.use(createConversation(createJoin(house), { id: JOIN }));
  talk.use(createConversation(createReason(house), { id: REASON }));
  talk.use(createConversation(createRefer(house), { id: REFER }));
  talk.use(createConversation(createRefuseMember(house), { id: REFUSE_MEMBER }));
  talk.use(createConversation(createSourcePlace(house), { id: SOURCE_PLACE }));
  talk.use(createConversation(createPropose(house), { id: PROPOSE }));
  talk.use(createConversation(createEditSource(house), { id: EDIT_SOURCE }));
  talk.use(createConversation(createBroadcast(house), { id: BROADCAST }));
  talk.use(createConversation(createEditGuidance(house), { id: EDIT_GUIDANCE }));
  for (const id of [WRITE, COMPOSE] as const) talk.use(createConversation(createWrite(id, house), { id }));
  talk.use(enterAnew);
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
  addNumbers(talk, house);
  addDataExport(talk, house);
  addChecks(talk, house);
  addLinkingHint(talk);
  addWarnings(talk, house);
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
