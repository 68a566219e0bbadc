import type { Bot } from "grammy";
import type { Logger } from "pino";
import type { Broadcasts } from "./broadcast/create-broadcasts.ts";
import type { Settings } from "./config.ts";
import { categoryNames } from "./content/category-names.ts";
import { createDirectoryFiles } from "./directory/directory-files.ts";
import type { SourceImports } from "./domain/directory-import.ts";
import type { ImportJob } from "./domain/import-file.ts";
import type { Retention } from "./domain/retention.ts";
import type { SourceFeed } from "./domain/source-feed.ts";
import type { LookAtStore } from "./domain/store-standing.ts";
import type { BulkSending } from "./intake/bulk-sending.ts";
import { troubleOf } from "./intake/failure.ts";
import { createFileFetch } from "./intake/fetch-file.ts";
import { createShelfWork } from "./office/work-on-import.ts";
import type { createFileDesks } from "./redis/file-desks.ts";
import type { Reminders } from "./reminders/create-reminders.ts";
import type { House, JuruContext } from "./telegram/context.ts";
import { createCourier } from "./telegram/courier.ts";
import { createUnasked } from "./telegram/create-unasked.ts";
import { createProgressBoard } from "./telegram/progress-board.ts";
import { createExportWork } from "./telegram/work-on-exports.ts";
import { createFileWork } from "./telegram/work-on-files.ts";
import { createLedgerWork } from "./telegram/work-on-ledger.ts";

interface Work {
  readonly settings: Settings;
  readonly bot: Bot<JuruContext>;
  readonly bulk: BulkSending;
  readonly house: House;
  readonly speeches: House["speeches"];
  readonly feed: SourceFeed;
  readonly imports: SourceImports;
  readonly retention: Retention;
  readonly lookAtStore: LookAtStore;
  readonly reminders: Reminders;
  readonly files: ReturnType<typeof createFileDesks>;
  readonly broadcasts: Broadcasts;
}

/** Everything that is worked on beside the updates: what falls due, files, broadcasts. */
export function startWork(
  { settings, bot, bulk, house, speeches, feed, imports, retention, lookAtStore, reminders, files, broadcasts }: Work,
  { stops, log }: { readonly stops: (() => Promise<unknown>)[]; readonly log: Logger },
): void {
  const { api } = bot;
  const { places, now } = house;
  const unasked = createUnasked(bot, house);
  const reminding = reminders.start({ ...house, ...unasked, retention, lookAtStore }, log);

  const categories = [categoryNames(speeches.id), categoryNames(speeches.en)] as const;
  const directoryFiles = createDirectoryFiles({ places, now, sources: () => feed.load(), categoryNames: categories });
  const fileWork = createFileWork({
    ...{ ...house, api, imports },
    files: directoryFiles,
    fetchFile: createFileFetch(settings, (id) => api.getFile(id)),
  });
  const shelfWork = createShelfWork({ ...house, imports, files: directoryFiles, shelf: house.directory.shelf });
  const workFor = ({ job }: { readonly job: ImportJob }) => (job.from === "page" ? shelfWork : fileWork);
  const isAway = (error: unknown) => ["telegram away", "store away"].includes(troubleOf(error) ?? "");
  const working = files.start(
    {
      imports: {
        work: (hand) => workFor(hand).work(hand),
        giveUp: (hand) => workFor(hand).giveUp(hand),
        isAway,
      },
      ledgers: { ...createLedgerWork({ ...house, api }), isAway },
      exports: { ...createExportWork({ ...house, api }), isAway },
    },
    log,
  );

  const [courier, board] = [createCourier(bulk.call, house), createProgressBoard(api, house)];
  const broadcasting = broadcasts.start({ courier, board, measureTravel: bulk.measureTravel }, log);
  stops.push(() => bulk.close());
  // Together: each may wait three seconds for what it has in hand, and whoever types meanwhile waits for all of them.
  stops.push(() => Promise.all([reminding.stop(), working.stop(), broadcasting.stop()]));
}
