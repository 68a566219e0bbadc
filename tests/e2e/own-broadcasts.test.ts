import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestCampaigns, testCampaigns } from "../support/campaign-book.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { anAct } from "../support/referral-book.ts";
import { useStore } from "../support/stored.ts";

describe("what broadcasts keep of a person", () => {
  const house = useHouse();
  const stored = useStore(house);
  let stores: TestCampaigns;
  beforeAll(async () => {
    stores = await testCampaigns(house.redisUrl);
  });
  afterAll(() => stores.redis.close());

  /** Begun by this person, got and read by this person. */
  async function takesPart({ id: person }: Person): Promise<string> {
    const { campaign } = await stores.campaigns.open(person, anAct());
    await stores.campaigns.noteProgressMessage(campaign.id, { chat: person, message: 7 });
    await stores.ledger.append({ campaign: campaign.id, number: 1 }, 0, [person]);
    const at = { round: { campaign: campaign.id, number: 1 }, page: 0, index: 0 };
    const sent = { kind: "sent", claims: 1, at: Date.UTC(2026, 10, 23, 3) } as const;
    await stores.ledger.move(at, { kind: "waiting", claims: 0 }, sent);
    for (const subject of [campaign.id, "u12"]) await stores.receipts.note(subject, person);
    return campaign.id;
  }

  it("is shown with everything else", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const id = await takesPart(volunteer);

    await volunteer.types("/dataku");

    const file = await volunteer.sees(/semua yang tersimpan/);
    expect(JSON.parse(volunteer.downloads(file).toString())).toMatchObject({
      read: [id, "u12"].toSorted(),
      broadcasts: [{ id, state: "draft" }],
      broadcastsToYou: [{ id, round: 1, standing: "sent", at: "2026-11-23T03:00:00.000Z" }],
    });
  });

  it("goes with the person, and nothing of the number is left", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const id = await takesPart(volunteer);

    await volunteer.types("/hapus");
    await volunteer.presses("🗑 Ya, hapus semua");
    await volunteer.sees(/Semua datamu terhapus/);

    await stored.settled(volunteer);
    expect(await stores.ledger.of(volunteer.id)).toEqual([]);
    expect(await stores.receipts.readBy(volunteer.id)).toEqual([]);
    const file = await stores.campaigns.find(id);
    expect(file?.by).toBe(0);
    expect(file?.progress).toBeUndefined();
    expect(await stores.ledger.page({ campaign: id, number: 1 }, 0)).toMatchObject([{ id: 0, line: { kind: "sent" } }]);
  });
});
