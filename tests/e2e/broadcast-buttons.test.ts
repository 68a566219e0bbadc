import { beforeAll, describe, expect, it } from "vitest";
import { asksToSend, drafts, useBroadcasts } from "../support/broadcasting.ts";
import { crawl } from "../support/crawl.ts";
import { joins } from "../support/house.ts";
import type { Person } from "../support/person.ts";

describe("every button of /siaran", () => {
  const { house } = useBroadcasts();
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  it("of a draft answers and leaves a way on", async () => {
    await drafts(admin, "Rapat besok jam delapan");
    await asksToSend(admin);
    await admin.presses("↩️ Belum dulu");
    const { message } = await admin.sees(/Pratinjau sudah kamu lihat/);
    if (message === undefined) throw new Error("The workboard is a message.");

    const { pressed, deadEnds } = await crawl(admin, message, (data) =>
      // What sends, or ends the draft, ends the walk; a preview has no buttons of ours; a province stands for all of them.
      /^(broadcastConfirm:|broadcastCancel:|broadcastPreview:|broadcastPlaces:\w+:(?!34|:)|broadcastPlace:\w+:(?!34)|acknowledge|sos)/.test(
        data,
      ),
    );

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(
      expect.arrayContaining([
        ...["broadcast", "broadcastAsksRead", "broadcastAt", "broadcastAudience", "broadcastCancelAsk"],
        ...["broadcastConfirmAsk", "broadcastEveryone", "broadcastHours", "broadcastJoined", "broadcastLanguage"],
        ...["broadcastPlace", "broadcastPlaceType", "broadcastPlaces", "broadcastPlacesClear", "broadcastPolicy"],
        ...["broadcastReferrals", "broadcastRole", "broadcastUrgent", "broadcastUrgentAsk"],
        ...["broadcastWeekdays", "broadcastWeekly", "broadcastWhen", "broadcastWhenType", "broadcastWrite"],
        ...["broadcastNew", "broadcasts", "broadcastClear"],
      ]),
    );
  }, 60_000);
});
