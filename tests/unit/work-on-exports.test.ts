import { gunzipSync } from "node:zlib";
import { GrammyError } from "grammy";
import { describe, expect, it } from "vitest";
import type { ExportJob } from "../../src/domain/export.ts";
import { LeftOff } from "../../src/domain/file-job.ts";
import { createExportWork } from "../../src/telegram/work-on-exports.ts";
import { anExportDesk, anExportJob, inHand, manyMembers } from "../support/export-desk.ts";

describe("a job of /ekspor", () => {
  it("sends one file that says what it is, and notes that it went out", async () => {
    const { desk, files, words } = await anExportDesk(manyMembers(3));
    const noted: Partial<ExportJob>[] = [];

    await createExportWork(desk).work(inHand(anExportJob(), { note: async (facts) => void noted.push(facts) }));

    expect(files.map(({ name }) => name)).toEqual(["juru-damai-anggota-data-pribadi-2026-11-26.csv"]);
    expect(files[0]?.caption).toMatch(/Anggota.*2026-11-26\n🔒 Ada data pribadi/s);
    expect(files[0]?.content.toString().split("\r\n")).toHaveLength(1 + 3 + 1);
    expect(noted).toEqual([{ sent: 3 }]);
    expect(words.at(-1)).toContain("sudah kukirim: 3 baris");
  });

  it("only says so when it went out before the process ended", async () => {
    const { desk, files, words } = await anExportDesk(manyMembers(3));

    await createExportWork(desk).work(inHand(anExportJob({ sent: 3 })));

    expect(files).toEqual([]);
    expect(words).toEqual([expect.stringContaining("sudah kukirim: 3 baris")]);
  });

  it("zips what is large", async () => {
    const { desk, files } = await anExportDesk(manyMembers(20_000));

    await createExportWork(desk).work(inHand(anExportJob({ form: "json" })));

    const [file] = files;
    expect([files.length, file?.name]).toEqual([1, "juru-damai-anggota-data-pribadi-2026-11-26.json.gz"]);
    expect(JSON.parse(gunzipSync(file?.content ?? Buffer.of()).toString())).toHaveLength(20_000);
  });

  it("comes in parts when it is larger still, and no row is lost", async () => {
    const { desk, files } = await anExportDesk(manyMembers(150_000));

    await createExportWork(desk).work(inHand(anExportJob()));

    expect(files.length).toBeGreaterThan(1);
    expect(files.map(({ name }) => /-(\d+)\.csv(?:\.gz)?$/.exec(name)?.[1])).toEqual(
      files.map((_, at) => String(at + 1)),
    );
    const lines = files.flatMap(({ name, content }) =>
      (name.endsWith(".gz") ? gunzipSync(content) : content).toString().trim().split("\r\n").slice(1),
    );
    expect(new Set(lines).size).toBe(150_000);
  }, 60_000);

  it("tells how much has been read, and sends nothing once it is cancelled", async () => {
    const { desk, files, words } = await anExportDesk(manyMembers(5000), { stepMilliseconds: 4000 });
    let asked = 0;

    await createExportWork(desk).work(inHand(anExportJob(), { isCancelled: async () => (asked += 1) > 3 }));

    expect(words.slice(0, -1)).toEqual(
      [500, 1000, 1500].map((count) => expect.stringContaining(`Sudah kubaca: ${count.toLocaleString("id")}`)),
    );
    expect(words.at(-1)).toContain("kuhentikan");
    expect(files).toEqual([]);
  });

  it.each([
    ["was never an admin", []],
    ["was one when it began", [1]],
  ])("gives nothing to somebody who %s", async (_, looks) => {
    const admin = { ...(manyMembers(1)[0] ?? never()), id: 7, isAdmin: true as const };
    let left = looks[0] ?? 0;
    const members = {
      find: async () => (left-- > 0 ? admin : undefined),
      everyone: async function* () {
        yield manyMembers(10);
      },
    };
    const { desk, files, words } = await anExportDesk([], { members, adminIds: [] });

    await createExportWork(desk).work(inHand(anExportJob()));

    expect(files).toEqual([]);
    expect(words.at(-1)).toContain("hanya untuk pengelola");
  });

  it("says so when there is nothing, and when there are too few to tell of without pointing at them", async () => {
    const { desk, files, words } = await anExportDesk([]);
    const few = await anExportDesk(manyMembers(4));

    await createExportWork(desk).work(inHand(anExportJob()));
    await createExportWork(few.desk).work(inHand(anExportJob({ isPersonal: false })));

    expect(words.at(-1)).toContain("belum ada yang bisa diekspor");
    expect(few.words.at(-1)).toContain("belum sampai 5 orang");
    expect([...files, ...few.files]).toEqual([]);
  });

  it("leaves off when the bot stops, for the next process", async () => {
    const { desk } = await anExportDesk(manyMembers(10));

    await expect(createExportWork(desk).work(inHand(anExportJob(), { isStopping: () => true }))).rejects.toThrow(
      LeftOff,
    );
  });

  it("waits while Telegram is away, and is quiet towards somebody who has blocked the bot", async () => {
    const refusal = (error_code: number, description: string) =>
      new GrammyError("no", { ok: false, error_code, description }, "sendDocument", {});
    const working = async (error: Error) => {
      const { desk } = await anExportDesk(manyMembers(10));
      const api = {
        editMessageText: () => Promise.resolve(true),
        sendDocument: () => Promise.reject(error),
      } as unknown as typeof desk.api;
      await createExportWork({ ...desk, api }).work(inHand(anExportJob()));
    };

    await expect(working(refusal(502, "Bad Gateway"))).rejects.toThrow(GrammyError);
    await expect(working(refusal(403, "bot was blocked by the user"))).resolves.toBeUndefined();
  });

  it("tells the admin when it has failed for good", async () => {
    const { desk, words } = await anExportDesk([]);

    await createExportWork(desk).giveUp({ job: anExportJob() });

    expect(words).toEqual([expect.stringContaining("belum jadi")]);
  });
});

function never(): never {
  throw new Error("There is one.");
}
