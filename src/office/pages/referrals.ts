import { shorten } from "../../content/shorten.ts";
import { gatherEnded } from "../../domain/ended-referrals.ts";
import { createKeptCounts } from "../../domain/kept-counts.ts";
import { NEED_CATEGORIES } from "../../domain/need.ts";
import { isLate } from "../../domain/need-of-action.ts";
import type { Referral } from "../../domain/referral.ts";
import { readReferralCode } from "../../domain/referral-code.ts";
import { openReferralsIn } from "../../domain/referrals-in-area.ts";
import { type BoardQuestion, readBoardQuestion } from "../board-question.ts";
import type { OfficeHouse } from "../office-house.ts";
import { readArea } from "../read-area.ts";
import { boardView } from "../views/board.ts";
import { endedCounts, endedList } from "../views/board-ended.ts";
import { boardFilter } from "../views/board-filter.ts";
import { html } from "../views/markup.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { addReferral } from "./referral.ts";

const TYPED_SHOWN = 20;

/** The board of referrals, and each of them with its moves. */
export function addReferrals(corridor: Corridor, house: OfficeHouse): void {
  const { book, now } = house;
  const countEnded = createKeptCounts(
    (about) => {
      const [area = "", wanted] = about.split(" ");
      const category = NEED_CATEGORIES.find((one) => one === wanted);
      return gatherEnded(book.all(), { area, category, now: now().getTime() });
    },
    () => performance.now(),
  );
  const endedFor = ({ area, category }: BoardQuestion) => countEnded(`${area} ${category ?? ""}`);

  corridor.page("/referrals", "overseers", async (visit): Promise<Answer> => {
    const area = await readArea(visit, "office/referrals", house);
    if (area === undefined) return { kind: "missing" };
    const typed = (visit.query["code"] ?? "").trim();
    const reading = readReferralCode(typed);
    if (reading.kind === "code") return { kind: "go", to: `/referrals/${reading.code}` };
    const question = readBoardQuestion(area, visit.query);
    const misread = typed === "" ? undefined : shorten(typed, TYPED_SHOWN);
    return showBoard(visit, { question, misread, house, ended: await endedFor(question) });
  });
  addReferral(corridor, house);
}

interface Wanted {
  readonly question: BoardQuestion;
  readonly misread: string | undefined;
  readonly house: OfficeHouse;
  readonly ended: Awaited<ReturnType<typeof gatherEnded>>;
}

async function showBoard({ speech, overseer }: Visit, { question, misread, house, ended }: Wanted): Promise<Answer> {
  const { places, book, now } = house;
  const at = now().getTime();
  const parts = { question, places, now: at, sourceOf: (referral: Referral) => sourceName(referral, house) };
  const filter = boardFilter({ question, ownArea: overseer.area, places, misread }, speech);
  const title = speech.say("office.menu-referrals");
  if (question.ended !== undefined) {
    return { kind: "page", title, body: html`${filter} ${endedList(question.ended, ended, parts, speech)}` };
  }
  const open = (await openReferralsIn(question.area, at, book)).filter(
    (referral) =>
      (question.category === undefined || referral.need.category === question.category) &&
      (!question.isLateOnly || isLate(referral, at)),
  );
  return {
    kind: "page",
    title,
    body: html`${filter} ${boardView({ ...parts, open }, speech)} ${endedCounts(ended, question, speech)}`,
  };
}

/** As the directory in memory has it, so that a board of hundreds costs no trip for each. */
function sourceName({ source }: Referral, { sources }: Pick<OfficeHouse, "sources">): string | undefined {
  return source.kind === "typed" ? source.name : sources.get(source.id)?.organisation;
}
