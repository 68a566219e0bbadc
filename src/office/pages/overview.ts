import { tellArea } from "../../content/words/statistics-words.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import { countUnreadUpdates, gatherNeeds } from "../../domain/needs-now.ts";
import { countTwoWeeks } from "../../domain/two-weeks.ts";
import type { OfficeHouse } from "../office-house.ts";
import { overviewView } from "../views/overview.ts";
import type { Corridor, Visit } from "../visit.ts";

/** The first page: what waits for a hand, and how this week goes. */
export function addOverview(corridor: Corridor, house: OfficeHouse): void {
  const { places, usage } = house;
  const ticks = () => performance.now();
  const now = () => house.now().getTime();
  // Among few each visit counts anew, so that what was dealt with just now is gone from the page.
  const needsOf = createKeptCounts((area) => gatherNeeds({ overseer: overseerOf(area), now: now() }, house), ticks);
  const weeksOf = createKeptCounts((area) => countTwoWeeks({ area, now: now(), readTime: Date.parse }, house), ticks);

  async function show({ overseer, speech }: Visit) {
    const { area, isAdmin } = overseer;
    const [needs, weeks, use] = await Promise.all([needsOf(area), weeksOf(area), isAdmin ? usage.read(2) : []]);
    const unread = isAdmin ? await countUnreadUpdates({ now: now(), members: weeks.members }, house) : undefined;
    const [before, thisWeek] = use.map(({ active }) => active);
    return {
      ...({ kind: "page", title: speech.say("office.menu-overview") } as const),
      body: overviewView(
        {
          ...{ area: tellArea(area, places, speech), needs, unread, weeks },
          use: before === undefined || thisWeek === undefined ? undefined : { now: thisWeek, before },
        },
        speech,
      ),
    };
  }

  corridor.page("", "overseers", show);
}

/** Counts are kept by area: only admins look after the whole country. */
function overseerOf(area: string) {
  return { area, isAdmin: area === NATIONWIDE };
}
