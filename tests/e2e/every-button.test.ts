import { beforeAll, describe, expect, it } from "vitest";
import { crawl } from "../support/crawl.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { seedHouse } from "../support/sources.ts";
import { useStore } from "../support/stored.ts";

const TO_THE_RESULT = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/];
const OF_THE_RESULT = [
  ...["brokerSets", "card", "cardAlone", "cards", "cardsOfPhase", "cardsOfRole"],
  ...["guidedPocket", "guidedPocketMake", "plan", "pocket", "pocketMake", "result", "sos"],
];

describe("every button", () => {
  const house = useHouse();
  const stored = useStore(house);

  beforeAll(() =>
    seedHouse(
      house,
      Array.from({ length: 6 }, (_, index) => ({ organisation: `Lumbung ${index}` })),
    ),
  );

  async function joined(): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    return volunteer;
  }

  it("of the result, the plan, the steps and every card answers and leaves a way on", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    for (const tap of TO_THE_RESULT) await volunteer.presses(tap);

    const result = await crawl(volunteer, volunteer.lastMessage(), (data) =>
      /^(search|restart|guide|refer|sources|caseSave|callFor)\b/.test(data),
    );
    await volunteer.types("/teknik");
    const { message } = await volunteer.sees(/Kartu teknik/);
    if (message === undefined) throw new Error("The menu of cards is a message.");
    const cards = await crawl(volunteer, message, (data) => /^(search|guide|refer|sources)$/.test(data));

    expect([...result.deadEnds, ...cards.deadEnds]).toEqual([]);
    expect([...new Set([...result.pressed, ...cards.pressed])].toSorted()).toEqual(OF_THE_RESULT);
  });

  it("of the search for help, the lists and the entries answers and leaves a way on", async () => {
    const volunteer = await joined();
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { place: "34.04" });
    await volunteer.types("/sumber");
    const { message } = await volunteer.sees(/Apa yang dibutuhkan/);
    if (message === undefined) throw new Error("The menu of needs is a message.");

    const { pressed, deadEnds } = await crawl(volunteer, message, (data) =>
      /^(sourceAreas:.:\d|sourceRefer|sourceHere|propose|sos|sourceSearch:\w:8)/.test(data),
    );

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(
      expect.arrayContaining(["source", "sourceAreas", "sourceFound", "sourcePlace", "sourceReport", "sourceSearch"]),
    );
  });

  it("of the danger cards and the list of dangers answers and leaves a way on", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
    await volunteer.types("Suaminya memukul istrinya tadi, ada yang luka");
    await volunteer.sees(/🛑/);

    const { pressed, deadEnds } = await crawl(volunteer, volunteer.lastMessage(), (data) =>
      /^(gateDone|signalDone|caseSave|callFor|handOverPick)/.test(data),
    );

    expect(deadEnds).toEqual([]);
    expect(pressed).toEqual(
      expect.arrayContaining(["gateTick", "gateList", "calm", "restart", "safety", "sos", "guide"]),
    );
  });
});
