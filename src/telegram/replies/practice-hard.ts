import type { Speech } from "../../content/speech.ts";
import { tellArea } from "../../content/words/statistics-words.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { LEAST_TOGETHER } from "../../domain/export-members.ts";
import { pageOf } from "../../domain/pages.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { hardestFirst, type PracticeTally } from "../../domain/practice-tally.ts";
import { turnButtons } from "./pages.ts";
import { homeButton, questionName } from "./practice-home.ts";
import type { Reply } from "./reply.ts";

const LINES_A_PAGE = 8;

/** Where many go wrong: of an area, counts without names. Situations that are not there any more are left out. */
export function practiceHardReply(
  tallies: readonly PracticeTally[],
  { area, page: asked, places }: { readonly area: string; readonly page: number; readonly places: PlaceIndex },
  { practice }: Catalogue,
  speech: Speech,
): Reply {
  const lines = hardestFirst(tallies).flatMap(({ situation, question, right, wrong }) => {
    const title = practice.find(({ id }) => id === situation)?.title;
    return title === undefined ? [] : [{ title: speech.tell(title), question, wrong, answered: right + wrong }];
  });
  const { shown, page, pages } = pageOf(lines, asked, LINES_A_PAGE);
  const told = shown.map(({ question, ...line }, index) =>
    speech.say("practice.hard-line", {
      ...line,
      number: page * LINES_A_PAGE + index + 1,
      question: questionName(question, speech),
    }),
  );
  return {
    text: [
      speech.say("practice.hard", { area: tellArea(area, places, speech), people: LEAST_TOGETHER }),
      told.length === 0 ? speech.say("practice.hard-none") : told.join("\n"),
      ...(pages > 1 ? [speech.say("practice.page", { page: page + 1, pages })] : []),
    ].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "practiceHard", page: to }), speech),
      [homeButton(speech)],
    ].filter((row) => row.length > 0),
  };
}
