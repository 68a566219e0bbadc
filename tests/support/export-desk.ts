import type { InputFile } from "grammy";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { ExportJob } from "../../src/domain/export.ts";
import type { JobInHand } from "../../src/domain/file-job.ts";
import type { Member, Members } from "../../src/domain/member.ts";
import type { ExportDesk } from "../../src/telegram/work-on-exports.ts";
import { pagesOf } from "../unit/data/any-members.ts";

export const EXPORTING_ADMIN = 7;

export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
  readonly caption: string;
}

export const anExportJob = (told: Partial<ExportJob> = {}): ExportJob => ({
  ...{ task: "data", act: 1, chat: EXPORTING_ADMIN, message: 5 },
  ...{ what: "members", form: "csv", isPersonal: true },
  ...told,
});

export function inHand(job: ExportJob, told: Partial<JobInHand<ExportJob>> = {}): JobInHand<ExportJob> {
  return {
    job,
    note: () => Promise.resolve(),
    isCancelled: () => Promise.resolve(false),
    isStopping: () => false,
    ...told,
  };
}

export const manyMembers = (count: number): readonly Member[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: 500_000_000 + index, language: "id", status: "active", place: "34.04.01", isReachable: true },
    joinedAt: "2026-11-03T02:00:00.000Z",
  }));

interface Told {
  readonly members?: Pick<Members, "find" | "everyone">;
  readonly adminIds?: readonly number[];
  /** Moves with each look at it, so that every word on the progress is due. */
  readonly stepMilliseconds?: number;
}

/** A desk at which only members are kept; what it sends and says is remembered. */
export async function anExportDesk(
  members: readonly Member[],
  told: Told = {},
): Promise<{ readonly desk: ExportDesk; readonly files: SentFile[]; readonly words: string[] }> {
  const files: SentFile[] = [];
  const words: string[] = [];
  let at = Date.parse("2026-11-26T05:00:00Z");
  const desk = {
    api: {
      async editMessageText(_chat: number, _message: number, text: string) {
        words.push(text);
      },
      async sendMessage(_chat: number, text: string) {
        words.push(text);
      },
      async sendDocument(_chat: number, file: InputFile, { caption }: { caption: string }) {
        files.push({ name: file.filename ?? "", content: Buffer.from((await file.toRaw()) as Uint8Array), caption });
      },
    },
    ...{ adminIds: told.adminIds ?? [EXPORTING_ADMIN], defaultLanguage: "id", places: await loadPlaces() },
    speeches: createSpeeches(loadMessages()),
    now: () => new Date(at),
    ticks: () => (at += told.stepMilliseconds ?? 0),
    members: told.members ?? { find: async () => undefined, everyone: () => pagesOf(members, 500) },
    ...{ book: {}, campaigns: {}, audit: {} },
  } as unknown as ExportDesk;
  return { desk, files, words };
}
