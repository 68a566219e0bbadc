import { gunzipSync } from "node:zlib";
import type { InputFile } from "grammy";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { LeftOff } from "../../src/domain/file-job.ts";
import type { RecipientLine } from "../../src/domain/ledger.ts";
import type { LedgerLine } from "../../src/domain/recipient-ledger.ts";
import { createLedgerWork, type LedgerDesk } from "../../src/telegram/work-on-ledger.ts";

const ADMIN = 7;
const ROUND = { campaign: "K7M2QX", number: 1 };
const AT = Date.parse("2026-11-26T03:00:00.000Z");
const AT_WORK = {
  note: () => Promise.resolve(),
  isCancelled: () => Promise.resolve(false),
} as const;
const LINES: readonly LedgerLine[] = [
  { kind: "sent", claims: 1, at: AT },
  { kind: "failed", claims: 2, at: AT, reason: "rejected" },
  { kind: "waiting", claims: 0 },
  { kind: "uncertain", claims: 3, at: AT },
];

interface Sent {
  readonly name: string;
  readonly content: Buffer;
}

/** Asks for the ledger of a round in which the pages are these. */
async function ask(
  pages: readonly (readonly RecipientLine[])[],
  { chat = ADMIN, isStopping = (): boolean => false } = {},
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const api = {
    editMessageText: () => Promise.resolve(true),
    sendDocument: async (_chat: number, file: InputFile) => {
      sent.push({ name: file.filename ?? "", content: Buffer.from((await file.toRaw()) as Uint8Array) });
    },
  };
  const recipients = pages.reduce((sum, page) => sum + page.length, 0);
  const desk = {
    ...{ api, adminIds: [ADMIN], defaultLanguage: "id", speeches: createSpeeches(loadMessages()) },
    ...{ members: { find: () => Promise.resolve(undefined) }, now: () => new Date(0) },
    ledger: {
      state: () => Promise.resolve({ pages: pages.length, recipients, lastId: 0, isComplete: true }),
      page: (_round: object, number: number) => Promise.resolve(pages[number] ?? []),
    },
  } as unknown as LedgerDesk;
  const job = { task: "ledger", act: 1, chat, message: 1, round: ROUND } as const;
  await createLedgerWork(desk).work({ ...AT_WORK, job, isStopping });
  return sent;
}

describe("the ledger as a file", () => {
  it("has a row for each recipient, in the order of the ledger", async () => {
    const page = LINES.map((line, index) => ({ id: 100 + index, line }));

    const [file] = await ask([page.slice(0, 3), page.slice(3)]);

    expect(file?.name).toBe("siaran-K7M2QX-1.csv");
    expect(file?.content.toString().trimEnd().split("\r\n")).toEqual([
      '"telegram_id","status","reason","time","tries"',
      '"100","sent","","2026-11-26T03:00:00.000Z","1"',
      '"101","failed","rejected","2026-11-26T03:00:00.000Z","2"',
      '"102","waiting","","","0"',
      '"103","uncertain","","2026-11-26T03:00:00.000Z","3"',
    ]);
  });

  it("tells nothing of who was erased but that somebody was there", async () => {
    const [file] = await ask([[{ id: 0, line: { kind: "sent", claims: 1, at: AT } }]]);

    expect(file?.content.toString()).toContain('\r\n"","sent",');
  });

  it("is packed when it is long, and complete", async () => {
    const pages = Array.from({ length: 60 }, (_, page) =>
      Array.from(
        { length: 1000 },
        (_line, index): RecipientLine => ({
          id: page * 1000 + index + 1,
          line: { kind: "sent", claims: 1, at: AT },
        }),
      ),
    );

    const [file] = await ask(pages);

    expect(file?.name).toBe("siaran-K7M2QX-1.csv.gz");
    const rows = gunzipSync(file?.content ?? Buffer.of())
      .toString()
      .trimEnd()
      .split("\r\n");
    expect(rows).toHaveLength(60_001);
    expect(rows.at(-1)).toMatch(/^"60000","sent"/);
  });

  it.each([1, 60_000])("is left off when the bot stops, also with %i rows", async (rows) => {
    const page = Array.from({ length: rows }, (): RecipientLine => ({ id: 1, line: { kind: "waiting", claims: 0 } }));
    let asked = 0;
    const isStopping = () => asked++ > 0;

    await expect(ask([page, page], { isStopping })).rejects.toThrow(LeftOff);
  });

  it("goes to nobody who is no admin any more", async () => {
    expect(await ask([[]], { chat: 8 })).toEqual([]);
  });
});
