import { tellArea } from "../../content/words/statistics-words.ts";
import { countGaps } from "../../domain/gap-table.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import { PERIODS, type Period } from "../../domain/referral-statistics.ts";
import { readPage } from "../board-question.ts";
import type { OfficeHouse } from "../office-house.ts";
import { readArea } from "../read-area.ts";
import { gapsView } from "../views/gaps.ts";
import type { Corridor } from "../visit.ts";

const FIRST_PERIOD: Period = "90-days";

/** Where help fails: what was needed, by place. */
export function addGaps(corridor: Corridor, house: OfficeHouse): void {
  const { book, places, now } = house;
  const count = createKeptCounts(
    (area) => countGaps(book.all(), { area, now: now().getTime() }),
    () => performance.now(),
  );
  corridor.page("/gaps", "overseers", async (visit) => {
    const { overseer, query, speech } = visit;
    const area = await readArea(visit, "office/gaps", house);
    if (area === undefined) return { kind: "missing" };
    const period = PERIODS.find((one) => one === query["period"]) ?? FIRST_PERIOD;
    const rows = (await count(area))[period];
    const screen = { area, ownArea: overseer.area, period, page: readPage(query) };
    const title = speech.say("office.gaps-title", { area: tellArea(area, places, speech) });
    return { kind: "page", title, body: gapsView(rows, screen, places, speech) };
  });
}
