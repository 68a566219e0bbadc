import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_CONTENT } from "../../src/domain/broadcast-content.ts";
import { readReferralCode } from "../../src/domain/referral-code.ts";
import {
  CONFIRMED,
  DONE,
  OTHER_WORDS,
  RUNNING,
  type TestCampaigns,
  testCampaigns,
  WORDS,
} from "../support/campaign-book.ts";
import { anAct } from "../support/referral-book.ts";
import { freshChat } from "../support/scripted-intake.ts";
import { MONDAY_MORNING } from "../unit/data/a-referral.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let test: TestCampaigns;
beforeAll(async () => {
  test = await testCampaigns();
});
beforeEach(() => {
  test.now = MONDAY_MORNING;
});
afterAll(() => test.redis.close());

const idsOf = (files: readonly { readonly campaign: { readonly id: string } }[]) =>
  files.map(({ campaign }) => campaign.id);

describe("a broadcast", () => {
  it("is opened once for an act, with an id that can be read aloud, and says nothing yet", async () => {
    const [admin, act] = [freshChat(), anAct()];

    const [one, again] = await Promise.all([test.campaigns.open(admin, act), test.campaigns.open(admin, act)]);
    const other = await test.campaigns.open(admin, anAct());

    expect(readReferralCode(one.campaign.id).kind).toBe("code");
    expect(again).toEqual(one);
    expect(other.campaign.id).not.toBe(one.campaign.id);
    expect(one).toMatchObject({ by: admin, openedAt: MONDAY_MORNING, content: EMPTY_CONTENT });
    expect(one.campaign).toMatchObject({ state: "draft", version: 0 });
  });

  it("keeps what it says together with the entry that tells of it", async () => {
    const { campaign } = await test.after({ kind: "write", content: WORDS }, { kind: "write", content: OTHER_WORDS });

    const file = await test.campaigns.find(campaign.id);
    const log = await test.campaigns.log(campaign.id);

    expect(file?.content).toEqual(OTHER_WORDS);
    expect(file?.campaign).toEqual(campaign);
    expect(log.map(({ what }) => what)).toMatchObject([
      { kind: "write" },
      { kind: "write", content: campaign.content },
    ]);
    expect(JSON.stringify(log)).not.toContain("Rapat");
  });

  it("that is written again in another order of its parts is as it was", async () => {
    const { campaign } = await test.after({ kind: "write", content: WORDS }, { kind: "preview" });
    const { texts, links, asksToConfirm } = WORDS;

    const filing = await test.files(campaign.id, { kind: "write", content: { asksToConfirm, links, texts } });

    expect(filing).toMatchObject({ kind: "unchanged", file: { campaign: { state: "previewed" } } });
  });

  it("keeps what two admins change in it at once, each another part", async () => {
    const { campaign } = await test.after({ kind: "write", content: WORDS });
    const links = [{ label: "Peta", url: "https://contoh.id" }];

    await Promise.all([
      test.files(campaign.id, { kind: "write", content: (standing) => ({ ...standing, links }) }),
      test.files(campaign.id, { kind: "write", content: (standing) => ({ ...standing, asksToConfirm: true }) }),
      test.files(campaign.id, { kind: "aim", audience: (standing) => ({ ...standing, places: ["34"] }) }),
      test.files(campaign.id, { kind: "aim", audience: (standing) => ({ ...standing, language: "en" }) }),
    ]);

    const file = await test.campaigns.find(campaign.id);
    expect(file?.content).toEqual({ ...WORDS, links, asksToConfirm: true });
    expect(file?.campaign.audience).toEqual({ places: ["34"], language: "en" });
  });

  it("gives an act that comes again the answer of the first time", async () => {
    const { campaign } = await test.after({ kind: "write", content: WORDS });
    const act = anAct();
    const first = await test.files(campaign.id, { kind: "preview" }, { act });
    await test.files(campaign.id, { kind: "write", content: OTHER_WORDS });

    const again = await test.files(campaign.id, { kind: "preview" }, { act });

    expect(first.kind).toBe("moved");
    expect(again).toMatchObject({ kind: "moved", file: { campaign: { state: "previewed", version: 2 } } });
    expect(await test.campaigns.log(campaign.id)).toHaveLength(3);
  });

  it("is refused to whoever is no admin, and logs nothing of it", async () => {
    const { campaign } = await test.after(...CONFIRMED);

    const filing = await test.files(campaign.id, { kind: "cancel" }, { actor: { id: freshChat(), role: "volunteer" } });

    expect(filing).toMatchObject({
      kind: "refused",
      reason: "not an admin",
      file: { campaign: { state: "confirmed" } },
    });
    expect(await test.campaigns.log(campaign.id)).toHaveLength(3);
  });

  it.each(["K7M2QX", "", "x}:log", "{campaign:1}"])("that nobody has opened (%s) is unknown", async (id) => {
    expect(await test.campaigns.find(id)).toBeUndefined();
    expect(await test.files(id, { kind: "preview" })).toEqual({ kind: "unknown" });
    expect(await test.campaigns.log(id)).toEqual([]);
  });

  it("knows the message that shows how it goes, until its admin is erased", async () => {
    const { campaign, by } = await test.after(...RUNNING);

    await test.campaigns.noteProgressMessage(campaign.id, { chat: by, message: 12 });
    const noted = await test.campaigns.find(campaign.id);
    await test.campaigns.forget(by);
    const forgotten = await test.campaigns.find(campaign.id);

    expect(noted?.progress).toEqual({ chat: by, message: 12 });
    expect(forgotten).toEqual({ ...noted, by: 0, progress: undefined });
    const log = await test.campaigns.log(campaign.id);
    expect(log.map(({ who }) => who)).toEqual([
      ...Array.from({ length: 3 }, () => ({ id: 0, role: "admin" })),
      { role: "sender" },
    ]);
  });
});

describe("the lists of broadcasts", () => {
  it("name the newest first, a page at a time", async () => {
    const opened: string[] = [];
    for (let hour = 0; hour < 5; hour++) {
      test.now = MONDAY_MORNING + 1000 * DAY + hour * HOUR;
      opened.unshift((await test.after()).campaign.id);
    }

    const first = await test.campaigns.list(0, 3);
    const second = await test.campaigns.list(3, 2);

    expect(idsOf(first.files)).toEqual(opened.slice(0, 3));
    expect(idsOf(second.files)).toEqual(opened.slice(3));
    expect(first.total).toBe(second.total);
  });

  it("drop what is gone, and fill the page", async () => {
    test.now = MONDAY_MORNING + 2000 * DAY;
    const [older, newer] = [await test.after(), await test.after()];
    await test.redis.command("", "DEL", `{campaign:${newer.campaign.id}}`);

    const before = (await test.campaigns.list(0, 1)).files;

    expect(idsOf(before)).toEqual([older.campaign.id]);
  });

  it("name what is under way from the confirmation to the end", async () => {
    const draft = await test.after({ kind: "write", content: WORDS }, { kind: "preview" });
    const [confirmed, running, done] = [
      await test.after(...CONFIRMED),
      await test.after(...RUNNING),
      await test.after(...DONE),
    ];
    const paused = await test.after(...RUNNING, { kind: "pause" });
    const cancelled = await test.after(...CONFIRMED, { kind: "cancel" });

    const ids = idsOf(await test.campaigns.underWay());

    expect(ids).toEqual(expect.arrayContaining(idsOf([confirmed, running, paused])));
    for (const id of idsOf([draft, done, cancelled])) expect(ids).not.toContain(id);
  });

  it("name what goes or went out lately, what is planned and what is weekly", async () => {
    const draft = await test.after({ kind: "write", content: WORDS });
    const done = await test.after(...DONE);
    const later = { kind: "once", at: MONDAY_MORNING + 20 * DAY } as const;
    const planned = await test.after({ kind: "plan", schedule: later }, ...CONFIRMED);
    const monday = { kind: "weekly", day: "MO", minute: 600, offsetMinutes: 420 } as const;
    const weekly = await test.after({ kind: "plan", schedule: monday }, ...CONFIRMED);

    const recent = async () => (await test.campaigns.recent()).map(({ campaign }) => campaign);
    const today = await recent();
    test.now += 49 * HOUR;
    const inTwoDays = await recent();

    expect(today).toEqual(expect.arrayContaining(idsOf([done, planned, weekly])));
    expect(today).not.toContain(draft.campaign.id);
    expect(inTwoDays).toEqual(expect.arrayContaining(idsOf([planned, weekly])));
    expect(inTwoDays).not.toContain(done.campaign.id);
  });
});
