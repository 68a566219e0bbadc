import { enableCompileCache } from "node:module";
import { join } from "node:path";
import pino from "pino";
import { addOffice } from "./add-office.ts";
import { createAudienceReader } from "./broadcast/audience-reader.ts";
import { createBroadcasts } from "./broadcast/create-broadcasts.ts";
import { readEnvironment, type Settings } from "./config.ts";
import { connectStores } from "./connect-stores.ts";
import { followGuidance } from "./content/follow-guidance.ts";
import { loadCatalogue } from "./content/load.ts";
import { loadMessages } from "./content/messages.ts";
import { loadPlaces } from "./content/places.ts";
import { loadReader } from "./content/read-situation.ts";
import { createCardSearch } from "./content/search.ts";
import { createSpeeches } from "./content/speech.ts";
import { keepInStep } from "./directory/keep-in-step.ts";
import { createBulkSending } from "./intake/bulk-sending.ts";
import { DEADLINE_MILLISECONDS } from "./intake/chat-update.ts";
import { directCalls } from "./intake/direct-calls.ts";
import { nameOf, notingStoreAwayEach } from "./intake/failure.ts";
import { createPaces } from "./intake/person-pace.ts";
import { startPolling } from "./intake/polling.ts";
import { createIntake } from "./intake/process-update.ts";
import { createPulse } from "./intake/pulse.ts";
import { stageMembers } from "./intake/staged-members.ts";
import { createStagedTalks, HAND_OVER_MILLISECONDS } from "./intake/talk-state.ts";
import { createTelegramFetch } from "./intake/telegram-fetch.ts";
import { createTelegramRequest } from "./intake/telegram-request.ts";
import { WEBHOOK_PATH } from "./intake/webhook.ts";
import { createMetrics } from "./metrics/create-metrics.ts";
import { openDoor } from "./open-door.ts";
import { operatorsMistake } from "./operators-mistake.ts";
import { createAudit } from "./redis/audit.ts";
import { createBroadcastStores } from "./redis/broadcast-stores.ts";
import { createCaseStores } from "./redis/case-stores.ts";
import { createCheckTasks } from "./redis/check-tasks.ts";
import { loadOrMakeDataKeys } from "./redis/data-keys.ts";
import { createDeadLetters } from "./redis/dead-letters.ts";
import { createDirectory } from "./redis/directory.ts";
import { createErasures } from "./redis/erasures.ts";
import { createFileDesks } from "./redis/file-desks.ts";
import { createGroupStores } from "./redis/group-stores.ts";
import { createGuidanceLog } from "./redis/guidance-updates.ts";
import { createInbox, LEASE_MILLISECONDS } from "./redis/inbox.ts";
import { createInvites } from "./redis/invites.ts";
import { createMembers } from "./redis/members.ts";
import { createOfficeSessions } from "./redis/office-sessions.ts";
import { createPracticeBook } from "./redis/practice-book.ts";
import { createReferralBook } from "./redis/referral-book.ts";
import { createRetention } from "./redis/retention.ts";
import { createSourceFeed } from "./redis/source-feed.ts";
import { createSourceImports } from "./redis/source-imports.ts";
import { startSealing } from "./redis/start-sealing.ts";
import { createStoreReadings } from "./redis/store-readings.ts";
import { createStoreWatch } from "./redis/store-watch.ts";
import { createTalkWords } from "./redis/talk-words.ts";
import { createTraces } from "./redis/traces.ts";
import { createUsage } from "./redis/usage.ts";
import { createReminders } from "./reminders/create-reminders.ts";
import { zoneOffset } from "./reminders/zone-offset.ts";
import { startWork } from "./start-work.ts";
import { createBot } from "./telegram/bot.ts";
import { publishCommands } from "./telegram/command-list.ts";
import type { House } from "./telegram/context.ts";
import { createStorelessAnswers } from "./telegram/emergency.ts";
import { eraseAgain } from "./telegram/erase-again.ts";
import { soonOrLater, untilTelegramAnswers } from "./until-telegram-answers.ts";

enableCompileCache();
try {
  await run(readEnvironment(process.env));
} catch (error) {
  const mistake = operatorsMistake(error);
  if (mistake === undefined) throw error;
  console.error(mistake);
  process.exit(1);
}

async function run(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel, base: { instance: settings.instance } });
  const metrics = createMetrics();
  const now = () => new Date();
  const stops: (() => Promise<unknown>)[] = [];

  const shipped = loadCatalogue();
  const speeches = createSpeeches(loadMessages());
  const reader = loadReader();
  const places = await loadPlaces();

  const { redis, queues } = await connectStores(settings, { stops, log, metrics });
  const files = createFileDesks(queues);
  stops.push(() => files.close());
  const watch = createStoreWatch(redis);
  const dataKeys = settings.dataKeys ?? (await loadOrMakeDataKeys(join(settings.dataFolder, "keys")));
  const { sealer, ...sealing } = await startSealing({ redis, dataKeys, log });
  stops.push(() => sealing.stop());
  const inbox = createInbox(redis);
  const deadLetters = createDeadLetters(redis, sealer, now);

  const guidance = followGuidance({
    shipped,
    log: createGuidanceLog(redis),
    now: Date.now,
    onLeftOut: (text) => log.error({ text }, "a text that was published no longer fits and is left out"),
    onTrouble: (error) => log.warn({ reason: nameOf(error) }, "the published guidance is not in step"),
  });
  stops.push(() => guidance.stop());
  const { catalogue } = guidance;

  const feed = createSourceFeed(redis, (source) => log.error({ source }, "a source of the directory cannot be read"));
  const inStep = keepInStep({
    feed,
    onTrouble: (error) => log.warn({ reason: nameOf(error) }, "the directory in memory is not in step"),
    now: () => performance.now(),
  });
  stops.push(() => inStep.stop());

  const onUnreadable = (code: string) => log.error({ code }, "a referral cannot be read");
  const storedBook = createReferralBook({ redis, sealer, now, keepDays: settings.keepDays, onUnreadable });
  const directory = inStep.seenAtOnce(createDirectory({ redis, sealer, now }));
  const tasks = createCheckTasks(redis);
  const members = createMembers(redis, now);
  const caseStores = createCaseStores({
    ...{ redis, sealer, now, keepDays: settings.keepDays },
    onUnreadable: (code) => log.error({ case: code }, "a case cannot be read"),
  });
  const groups = createGroupStores(redis, now);
  const storedParts = { book: storedBook, directory, tasks, members, ...groups, ...caseStores };
  const reminders = createReminders(queues, { ...storedParts, now });
  stops.push(() => reminders.close());
  const usage = createUsage(redis, now);
  stops.push(() => usage.stop());
  // Audiences wait for it, answers do not: a store from before there was a roll gets one at the first start.
  void members.enrol().catch(() => log.warn("the roll of members is not complete yet, it is made when it is needed"));
  const stores = createBroadcastStores({
    ...{ redis, sealer, now, keepDays: settings.keepDays },
    onUnreadable: (campaign) => log.error({ campaign }, "a broadcast cannot be read"),
  });
  const audience = createAudienceReader({ members, book: storedBook, ...stores, adminIds: settings.adminIds });
  const broadcasts = createBroadcasts(queues, { ...stores, audience, perSecond: settings.broadcastPerSecond, now });
  stops.push(() => broadcasts.close());
  const words = createTalkWords(sealer);
  const house: House = {
    ...{ catalogue, speeches, places, reader, now },
    searchCards: createCardSearch(catalogue),
    ...notingStoreAwayEach({
      ...{ members: stageMembers(members, deadLetters), invites: createInvites(redis, now) },
      ...{ audit: createAudit(redis, now) },
      ...{ book: reminders.book, directory, checks: reminders.checks, usage, updates: guidance.updates },
      ...{ ...files.jobs, ...reminders.caseStores, rumours: caseStores.rumours, practice: createPracticeBook(redis) },
      ...{ campaigns: stores.campaigns, ledger: stores.ledger, receipts: stores.receipts, audience },
      erasures: createErasures({ redis, sealer, now }),
      traces: createTraces({ redis, queues, letters: deadLetters, words }),
      sessions: createOfficeSessions(redis, now),
      ...{ broadcasts: broadcasts.desk, groups: groups.groups, announcements: reminders.announcements },
    }),
    sources: inStep.index,
    words,
    adminIds: settings.adminIds,
    joining: settings.joining,
    keepDays: settings.keepDays,
    officeUrl: settings.officeUrl,
    defaultLanguage: settings.defaultLanguage,
    offsetOf: zoneOffset(settings.timeZone),
  };

  const telegram = createTelegramRequest();
  stops.push(() => telegram.close());
  const fetch = createTelegramFetch(metrics.watchCalls("answers")(telegram.call), inbox, broadcasts.noteFlood);
  const client = { apiRoot: settings.apiRoot, timeoutSeconds: 60, fetch: fetch as never };
  const { bot, handle, recentLanguages } = createBot(
    settings.botToken,
    house,
    { client },
    createStagedTalks({
      // Who polls is alone.
      handOverMilliseconds: settings.webhook === undefined ? 0 : HAND_OVER_MILLISECONDS,
      now: () => performance.now(),
    }),
  );
  bot.api.config.use(directCalls(settings, fetch));
  const storeless = createStorelessAnswers(bot.api, house, recentLanguages);
  const intake = createIntake({
    ...metrics.watchParts({ inbox, deadLetters, bot: { handle, ...storeless } }),
    ...{ log, ...createPaces(settings), watchTalk: metrics.watchTalk },
    leaseMilliseconds: LEASE_MILLISECONDS,
    deadlineMilliseconds: DEADLINE_MILLISECONDS,
  });
  const pulse = createPulse();
  const processUpdate = pulse.watch(metrics.watchProcess(intake.process));
  stops.push(() => intake.drain());

  const readings = createStoreReadings({ redis, queues, now });
  stops.push(() => readings.close());
  const sights = {
    ...{ isAlive: pulse.isBeating, standing: watch.standing, rounds: broadcasts.onTheWay },
    ...{ readStore: readings.read, now },
  };
  const door = await openDoor({
    ...{ settings, stops, log, process: processUpdate, standing: watch.standing, isAlive: pulse.isBeating },
    isStoreHere: () => redis.isReady() && sealing.isSure(),
    addOffice: (server) => addOffice(server, { settings, house, bot, log }),
    openPage: (isReady) => metrics.openPage({ ...sights, isReady }),
  });
  stops.push(watch.start(storeless.tellOfStore, log).stop);

  await untilTelegramAnswers(() => bot.init(), log);
  await guidance.asked;
  await eraseAgain(house).catch(() => log.warn("who came back with a copy is erased at the next start"));
  door.started();
  const allowed_updates = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"] as const;
  if (settings.webhook === undefined) {
    await untilTelegramAnswers(() => bot.api.deleteWebhook(), log);
    const getUpdates = pulse.watchAsking(async (offset: number, timeout: number, signal: AbortSignal) => {
      const updates = await bot.api.getUpdates({ offset, timeout, allowed_updates }, signal as never);
      metrics.noteArrival(updates);
      return updates;
    });
    const polling = startPolling({ getUpdates, process: processUpdate, sayPleaseWait: storeless.sayPleaseWait, log });
    stops.push(() => polling.stop());
  } else {
    const { url, secret: secret_token } = settings.webhook;
    await untilTelegramAnswers(
      () => bot.api.setWebhook(`${url}${WEBHOOK_PATH}`, { secret_token, allowed_updates }),
      log,
    );
  }
  const storedRecords = { book: storedBook, cases: caseStores.cases, campaigns: stores.campaigns };
  const retention = createRetention({ redis, queues, now, keepDays: settings.keepDays, ...storedRecords });
  const bulk = createBulkSending(settings, metrics.watchCalls("bulk"));
  const imports = createSourceImports(redis);
  const work = { settings, bot, bulk, house, speeches, feed, imports, retention, reminders, files, broadcasts };
  startWork({ ...work, lookAtStore: watch.look }, { stops, log });
  await soonOrLater(() => publishCommands(bot.api, house), log);
  log.info({ bot: bot.botInfo.username, port: settings.port }, "Juru Damai is ready");
}
