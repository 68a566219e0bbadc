import { tellArea } from "../../content/words/statistics-words.ts";
import { NATIONWIDE } from "../../domain/area.ts";
import { concernsOverseer, judgeSource } from "../../domain/judge-source.ts";
import { judgeSources, type SourceSummary } from "../../domain/judge-sources.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import type { Source } from "../../domain/source.ts";
import { HISTORY_STEPS, historyOf } from "../../domain/source-history.ts";
import { judge, trendOf } from "../../domain/source-trend.ts";
import { SOURCE_WORRIES, type SourceWorry, worryingSources } from "../../domain/source-worry.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import { readPage } from "../board-question.ts";
import type { OfficeHouse } from "../office-house.ts";
import { qualityListView } from "../views/quality-list.ts";
import { sourceQualityView } from "../views/source-quality.ts";
import { worriesView } from "../views/worries.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const PATH = "/quality/:id";
/** Two years of months, or six of quarters. */
const PARTS_SHOWN = 24;
const MOST_WORRIES = 100;

/** How well sources help the people who are sent to them, and how sure that is. */
export function addQuality(corridor: Corridor, house: OfficeHouse): void {
  const judgeAll = createKeptCounts(
    (area) => judgeSources(house.book.all(), area),
    () => performance.now(),
  );
  corridor.page("/quality", "overseers", async (visit) => {
    const worry = SOURCE_WORRIES.find((one) => one === visit.query["worry"]);
    // As in the chat: which entries worry is for admins.
    if (worry !== undefined && visit.overseer.isAdmin) return showWorries(visit, worry, house);
    return showList(visit, await judgeAll(visit.overseer.area), house);
  });
  corridor.page(PATH, "overseers", (visit) => showSource(visit, house));
}

interface SummaryOfSource extends SourceSummary {
  readonly source: Source;
}

function showList({ overseer, query, speech }: Visit, all: readonly SourceSummary[], house: OfficeHouse): Answer {
  const { sources, places } = house;
  const listed = all.flatMap((summary): SummaryOfSource[] => {
    const source = sources.get(summary.id);
    return source === undefined || !concernsOverseer(source, overseer) ? [] : [{ ...summary, source }];
  });
  const area = tellArea(overseer.area, places, speech);
  const parts = {
    listed,
    area,
    page: readPage(query),
    isAdmin: overseer.isAdmin,
    isLoading: sources.standing === "loading",
  };
  return { kind: "page", title: speech.say("office.menu-quality"), body: qualityListView(parts, speech) };
}

async function showWorries({ query, speech }: Visit, worry: SourceWorry, house: OfficeHouse): Promise<Answer> {
  const { directory, sources, places, now } = house;
  const reports = worry === "complaints" ? await directory.reports() : [];
  const worries = worryingSources(sources.all(), worry, { reports, now: now().getTime(), limit: MOST_WORRIES });
  const parts = { worries, worry, places, page: readPage(query) };
  return { kind: "page", title: speech.say("office.menu-quality"), body: worriesView(parts, speech) };
}

async function showSource(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { overseer, params, query, speech, attempt: act, id: who } = visit;
  const { directory, book, audit, places, now } = house;
  const id = params["id"] ?? "";
  const judged = /^[a-z0-9-]{1,16}$/.test(id) ? await judgeSource(id, overseer, { directory, book }) : undefined;
  if (judged?.kind !== "judged") {
    await audit.noteRefusal({ act, who, what: `office${PATH}` });
    return { kind: "missing" };
  }
  const { source, quality, referrals } = judged;
  const step = HISTORY_STEPS.find((one) => one === query["by"]) ?? "month";
  const results = referrals.flatMap((referral) => judge(referral) ?? []);
  const { fall } = trendOf(id, referrals);
  const history = historyOf(results, { step, offsetMinutes: offsetAt(source.place), limit: PARTS_SHOWN });
  const body = sourceQualityView(
    {
      ...{ source, quality, fall, history, step, results, now: now().getTime() },
      onlyArea: overseer.area === NATIONWIDE ? undefined : tellArea(overseer.area, places, speech),
    },
    speech,
  );
  const scripts = history.length === 0 ? [] : (["quality.js"] as const);
  return { kind: "page", title: source.organisation, body, scripts };
}
