import type { InputFile } from "grammy";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { tellName } from "../../src/content/words/import-words.ts";
import type { ReadRow, RowProblem } from "../../src/domain/import-file.ts";
import { createFileWork, type FilesDesk } from "../../src/telegram/work-on-files.ts";
import { filesOf, IMPORT_DAY } from "../support/read-import.ts";
import { aSource } from "./data/a-source.ts";

const ADMIN = 7;
const WRONG: readonly RowProblem[] = [
  { problem: "unknown-place", field: "place", value: "9".repeat(80) },
  { problem: "unknown-category", field: "categories", value: "x".repeat(80) },
  { problem: "not-a-phone", field: "phone", value: "y".repeat(80) },
];

const AT_WORK = {
  note: () => Promise.resolve(),
  isCancelled: () => Promise.resolve(false),
  isStopping: () => false,
} as const;

interface Sent {
  readonly list: Buffer;
  readonly caption: string;
  readonly mode: string | undefined;
}

/** Looks through a file in which so many rows are wrong, and gives the list that the admin gets. */
async function check(name: string, wrong: number): Promise<Sent | undefined> {
  const sent: Sent[] = [];
  const api = {
    editMessageText: () => Promise.resolve(true),
    async sendDocument(_chat: number, file: InputFile, other: { caption: string; parse_mode?: string }) {
      const raw = (await file.toRaw()) as Uint8Array;
      sent.push({ list: Buffer.from(raw), caption: other.caption, mode: other.parse_mode });
    },
  };
  const rows = function* (): Generator<ReadRow> {
    for (let row = 2; row < wrong + 2; row += 1) yield { kind: "refused", at: { row }, problems: WRONG };
  };
  const desk = {
    ...{ api, adminIds: [ADMIN], defaultLanguage: "id", speeches: createSpeeches(loadMessages()) },
    audit: { note: () => Promise.resolve() },
    ...{ members: { find: () => Promise.resolve(undefined) }, now: () => new Date(0) },
    files: { read: rows },
    fetchFile: () => Promise.resolve(new Uint8Array()),
  } as unknown as FilesDesk;
  const job = { task: "check", act: 1, chat: ADMIN, message: 1, file: { id: "f", name } } as const;
  await createFileWork(desk).work({ job, ...AT_WORK });
  return sent[0];
}

describe("the list of refused rows", () => {
  it("names every row and each of its columns once", async () => {
    const { list } = (await check("sumber.csv", 2)) ?? { list: Buffer.of() };

    expect(list.toString().split("\r\n")).toHaveLength(1 + 2 * 3 + 1);
    expect(list.toString()).toContain('"baris 2","kode wilayah","tidak dikenal (pakai kode Kemendagri');
  });

  it("never grows beyond what Telegram takes, and says how many rows it leaves out", async () => {
    const { list } = (await check("sumber.csv", 200_000)) ?? { list: Buffer.of() };

    expect(list.length).toBeLessThan(45 * 1024 * 1024);
    const last = list.subarray(-200).toString().trim().split("\r\n").at(-1) ?? "";
    const named = Number(/"baris (\d+)"[^\r]*\r\n[^\r]*\r\n$/.exec(list.subarray(-400).toString())?.[1]);
    expect(last).toContain(String(200_001 - named));
  }, 60_000);

  it("shows the name of the file as it is", async () => {
    expect(await check("Dinas & Panti <2026>.csv", 1)).toMatchObject({
      caption: expect.stringContaining("Dinas &amp; Panti &lt;2026&gt;.csv") as string,
      mode: "HTML",
    });
  });
});

describe("an export", () => {
  const exportOf = async (count: number) => {
    const sent: { readonly name: string | undefined; readonly content: Buffer; readonly caption: string }[] = [];
    const api = {
      async sendDocument(_chat: number, file: InputFile, { caption }: { caption: string }) {
        sent.push({ name: file.filename, content: Buffer.from((await file.toRaw()) as Uint8Array), caption });
      },
    };
    const sources = Array.from({ length: count }, (_, number) =>
      aSource({ id: `s${number}`, eligibility: "x".repeat(300) }),
    );
    const desk = {
      ...{ api, adminIds: [ADMIN], defaultLanguage: "id", speeches: createSpeeches(loadMessages()) },
      audit: { note: () => Promise.resolve() },
      ...{ members: { find: () => Promise.resolve(undefined) }, now: () => new Date(IMPORT_DAY) },
      files: filesOf(sources),
    } as unknown as FilesDesk;
    const job = { task: "export", act: 1, chat: ADMIN, message: 1, file: { id: "", name: "" } } as const;
    await createFileWork(desk).work({ job, ...AT_WORK });
    return sent;
  };

  it("is one file as long as it can be imported again", async () => {
    const [only, ...more] = await exportOf(3);

    expect(more).toEqual([]);
    expect(only).toMatchObject({ name: "juru-damai-hsds-2026-11-24.json" });
    expect(JSON.parse(String(only?.content))).toHaveLength(3);
    expect((await exportOf(0)).map(({ content }) => JSON.parse(String(content)) as unknown)).toEqual([[]]);
  });

  it("of a large directory comes in files that can each be imported again, and loses nothing", async () => {
    const sent = await exportOf(16_000);

    expect(sent.length).toBeGreaterThan(1);
    expect(Math.max(...sent.map(({ content }) => content.length))).toBeLessThan(20 * 1024 * 1024);
    expect(sent.flatMap(({ content }) => JSON.parse(String(content)) as unknown[])).toHaveLength(16_000);
    expect(sent.at(-1)?.caption).toContain("16000 layanan");
    expect(new Set(sent.map(({ name }) => name)).size).toBe(sent.length);
  }, 60_000);
});

describe("the name of a file", () => {
  it("keeps its ending however long it is, for that tells what the file is", () => {
    const long = `${"Daftar sumber bantuan Kabupaten Sleman ".repeat(4)}.csv`;

    expect(tellName(long)).toMatch(/^Daftar sumber.*\.csv$/);
    expect(Array.from(tellName(long)).length).toBeLessThanOrEqual(60);
    expect(tellName("sumber.csv")).toBe("sumber.csv");
  });
});
