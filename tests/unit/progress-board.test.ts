import { GrammyError } from "grammy";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import type { CampaignFile } from "../../src/domain/campaign-book.ts";
import { EMPTY_TALLY } from "../../src/domain/tally-ledger.ts";
import { createProgressBoard } from "../../src/telegram/progress-board.ts";
import { aBroadcast } from "./data/a-broadcast.ts";
import { RUNNING } from "./data/a-campaign.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";

const ADMIN = 9001;
const speeches = createSpeeches(loadMessages());
const places = await loadPlaces();

const refusal = (code: number, description: string) =>
  new GrammyError("no", { ok: false, error_code: code, description }, "editMessageText", {});

/** A chat in which an edit ends like this; what was shown, in order. */
function chatWhere(edit: () => Promise<unknown>) {
  const shown: string[] = [];
  const api = {
    editMessageText: async (_chat: number, message: number, text: string) => {
      await edit();
      shown.push(`edit ${message}: ${text}`);
    },
    sendMessage: (_chat: number, text: string) => {
      shown.push(`send: ${text}`);
      return Promise.resolve({ message_id: 77 });
    },
  };
  const house = {
    ...{ adminIds: [ADMIN], speeches, places, defaultLanguage: "id" as const, offsetOf: () => 420 },
    ...{ members: { find: () => Promise.resolve(undefined) }, now: () => new Date(MONDAY_MORNING + 60_000) },
    receipts: { count: () => Promise.resolve(4) },
  };
  const board = createProgressBoard(api as never, house as never);
  return {
    shown,
    show: (file: CampaignFile, isEnded = false) =>
      board.show({
        ...{ file, round: 1, startedAt: MONDAY_MORNING, held: 2, isEnded },
        tally: { ...EMPTY_TALLY, sent: 30, waiting: 10 },
      }),
  };
}

const AT = { chat: ADMIN, message: 5 };
const file: CampaignFile = { ...aBroadcast(RUNNING), progress: AT };

describe("the message that shows how a broadcast goes", () => {
  it("is edited where it stands", async () => {
    const { shown, show } = chatWhere(() => Promise.resolve());

    expect(await show(file)).toEqual(AT);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^edit 5: .*75 %.*Terkirim: 30.*Menunggu: 8.*Ditahan.*: 2/s);
  });

  it("is sent anew when it is gone, or was never sent", async () => {
    const { shown, show } = chatWhere(() => Promise.reject(refusal(400, "Bad Request: message to edit not found")));

    expect(await show(file)).toEqual({ chat: ADMIN, message: 77 });
    expect(await show(aBroadcast(RUNNING))).toEqual({ chat: ADMIN, message: 77 });
    expect(shown.every((words) => words.startsWith("send:"))).toBe(true);
  });

  it("becomes the report, with who has read it", async () => {
    const { shown, show } = chatWhere(() => Promise.resolve());

    await show(file, true);

    expect(shown[0]).toMatch(/Laporan siaran K7M2QX.*Sudah membaca: 4 dari 30/s);
  });

  it("is shown to nobody who is no admin any more, nor to one who left", async () => {
    const { shown, show } = chatWhere(() => Promise.reject(refusal(403, "Forbidden: bot was blocked by the user")));

    expect(await show({ ...file, progress: { chat: 12, message: 5 } })).toBeUndefined();
    expect(await show({ ...aBroadcast(RUNNING), by: 0 })).toBeUndefined();
    expect(await show(file)).toBeUndefined();
    expect(shown).toEqual([]);
  });

  it("waits when Telegram is away", async () => {
    const { show } = chatWhere(() => Promise.reject(refusal(429, "Too Many Requests: retry after 5")));

    await expect(show(file)).rejects.toThrow("Too Many Requests");
  });
});
