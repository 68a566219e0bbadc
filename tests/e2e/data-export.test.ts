import { parse } from "csv-parse/sync";
import type { Message } from "grammy/types";
import { beforeAll, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/domain/audit.ts";
import { createAudit } from "../../src/redis/audit.ts";
import { connectRedis } from "../../src/redis/connection.ts";
import { startBot } from "../support/bot-process.ts";
import { joins, type TestHouse, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import type { Seen } from "../support/playground-screen.ts";
import { useReferrals } from "../support/referrals-in-house.ts";
import { useStore } from "../support/stored.ts";
import { SENT } from "../unit/data/referral-ways.ts";

type Rows = readonly Readonly<Record<string, string>>[];

async function auditOf({ redisUrl }: TestHouse, list: "acts" | "refusals"): Promise<readonly AuditEntry[]> {
  const redis = await connectRedis([redisUrl], () => undefined);
  const entries: AuditEntry[] = [];
  for await (const page of createAudit(redis, () => new Date()).entries(list)) entries.push(...page);
  await redis.close();
  return entries;
}

describe("/ekspor", () => {
  const house = useHouse();
  const stored = useStore(house);
  const referrals = useReferrals(house);
  let admin: Person;
  let volunteers: readonly Person[];

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    volunteers = await Promise.all([1, 2, 3, 4, 5].map(() => house.someone()));
    for (const volunteer of volunteers) await joins(volunteer);
    await referrals.after(volunteers[0] ?? admin, SENT, {});
  });

  /** Opens a screen of its own, and goes to one kind of data. */
  async function picks(what: string): Promise<Seen> {
    await admin.types("/ekspor");
    const on = await admin.sees(/📤 Ekspor/);
    await admin.presses(what, { on });
    await admin.sees(/untuk Excel atau LibreOffice/);
    return on;
  }

  const read = (file: Seen): Rows => parse(admin.downloads(file), { bom: true, columns: true });

  it("gives the members in groups, and no number of anybody", async () => {
    const on = await picks("👥 Anggota");
    await admin.presses("CSV", { on });

    const rows = read(await admin.sees(/📤 Anggota, \d{4}-\d\d-\d\d/));

    expect(rows.map(({ people }) => Number(people))).toEqual([6]);
    expect(JSON.stringify(rows)).not.toContain(String(volunteers[0]?.id));
    await admin.sees(/Anggota sudah kukirim: 1 baris/);
  });

  it("gives account numbers only after a warning and a second press, and notes who asked", async () => {
    const on = await picks("👥 Anggota");
    await admin.presses("🔒 Dengan data pribadi", { on });
    await admin.sees(/nomor akun Telegram[\s\S]*UU 27\/2022/);
    await admin.presses("🔒 Ya, dengan data pribadi: JSON", { on });

    const file = await admin.sees(/🔒 Ada data pribadi di dalamnya/);

    const rows = JSON.parse(admin.downloads(file).toString()) as readonly { id: number; status: string }[];
    const ids = [admin, ...volunteers].map(({ id }) => id);
    expect(rows.map(({ id }) => id)).toEqual(ids.toSorted((one, other) => one - other));
    expect(file.message?.document?.file_name).toMatch(/^juru-damai-anggota-data-pribadi-.*\.json$/);
    const acts = (await auditOf(house, "acts")).filter(({ what }) => what.startsWith("export."));
    expect(acts.map(({ who, what, about }) => [who, what, about])).toEqual([
      [admin.id, "export.plain", "members.csv"],
      [admin.id, "export.personal", "members.json"],
    ]);
  });

  it("gives referrals without codes, and with them never what was written", async () => {
    const plain = await picks("🤝 Rujukan");
    await admin.presses("CSV", { on: plain });
    const [row] = read(await admin.sees(/📤 Rujukan, /));
    const personal = await picks("🤝 Rujukan");
    await admin.presses("🔒 Dengan data pribadi", { on: personal });
    await admin.presses("🔒 Ya, dengan data pribadi: CSV", { on: personal });
    const [whole] = read(await admin.sees(/📤 Rujukan, .*\n🔒/));

    expect(row).toMatchObject({ place: "34.04", need: "food", standing: "open" });
    expect(whole).toMatchObject({ owner: String(volunteers[0]?.id), place: "34.04.01" });
    expect(JSON.stringify(row)).not.toContain(String(whole?.["code"]));
    expect(Object.keys(whole ?? {}).filter((column) => /note|need_in|reason|words/.test(column))).toEqual([]);
  });

  it("gives the log with made-up names, and the numbers of /statistik", async () => {
    const log = await picks("🧾 Log pengelola");
    await admin.presses("CSV", { on: log });
    const entries = read(await admin.sees(/📤 Log pengelola, /));
    const numbers = await picks("📊 Statistik");
    await admin.presses("JSON", { on: numbers });
    const told = JSON.parse(admin.downloads(await admin.sees(/📤 Statistik, /)).toString()) as readonly object[];

    expect(new Set(entries.map(({ who }) => who)).size).toBe(1);
    expect(entries[0]).toMatchObject({ role: "admin", is_refused: "false" });
    expect(JSON.stringify(entries)).not.toContain(String(admin.id));
    expect(told).toContainEqual({ topic: "members by status", key: "active", time: "now", value: 6 });
    expect(told).toContainEqual({ topic: "referrals by need", key: "food", time: "all", value: 1 });
  });

  it("makes one file of two taps, and says so to a third", async () => {
    const on = await picks("🤝 Rujukan");
    const id = on.message?.message_id ?? 0;
    const json = pressOf(
      admin.messages().find(({ message_id }) => message_id === id),
      "JSON",
    );

    await admin.pressesTwice("JSON", { on });
    await admin.sees(/Rujukan sudah kukirim/);
    admin.self.press(id, { text: "JSON", callback_data: json });
    await expect.poll(() => admin.answers().filter(({ text }) => text.includes("sudah diminta")).length).toBe(2);

    await admin.types("/bantuan");
    await admin.seesNothingOf(/📤 Rujukan, /, 1000);
    const files = admin.messages().filter(({ document, message_id }) => document !== undefined && message_id > id);
    expect(files).toHaveLength(1);
  });

  it("goes on after the bot was killed before the file was made", async () => {
    const on = await picks("🤝 Rujukan");
    await admin.presses("CSV", { on });
    await house.bot.stop("SIGKILL");
    house.bot = await startBot(house.environment);

    await admin.sees(/Rujukan sudah kukirim: 1 baris/, { within: 60_000 });
  }, 90_000);

  it("leads to the directory, and leaves a job that is done alone", async () => {
    await admin.types("/export");
    await admin.presses("📚 Sumber bantuan ada di direktori", { on: await admin.sees(/📤 Ekspor/) });
    await admin.sees(/Direktori/i);

    const { message_id } = admin.lastMessage();
    admin.self.press(message_id, { text: "x", callback_data: "exportCancel:1" });
    await admin.sees(/sudah selesai atau sudah tidak ada/);
  });

  it("is refused to volunteers, coordinators and forged buttons, and that is noted", async () => {
    const [volunteer = admin, coordinator = admin] = volunteers;
    await stored.settled(coordinator);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });
    const forged = ["exportMenu", "exportPick:1:0", "exportWarn:1:0", "exportPlain:1:0:0", "exportPersonal:1:0:1"];
    for (const person of [volunteer, coordinator]) {
      await person.types("/ekspor");
      await person.sees(/hanya untuk pengelola/);
      for (const data of [...forged, "exportCancel:1", "numbers:0:1:0", "numbersChart:0:1"]) {
        person.self.press(person.lastMessage().message_id, { text: "x", callback_data: data });
        await person.sees(/hanya untuk pengelola/);
      }
      await person.seesNothingOf(/📤/);
    }

    const refused = await auditOf(house, "refusals");
    for (const { id } of [volunteer, coordinator]) {
      const tried = refused.filter(({ who }) => who === id).map(({ what }) => what);
      expect(tried).toEqual(
        ["ekspor", ...forged, "exportCancel", "numbers", "numbersChart"].map((data) => data.split(":")[0]),
      );
    }
  });
});

function pressOf(message: Message | undefined, label: string): string {
  const button = message?.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
  if (button === undefined || !("callback_data" in button)) throw new Error(`There is no button "${label}".`);
  return button.callback_data;
}
