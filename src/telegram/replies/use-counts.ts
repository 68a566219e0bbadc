import type { Speech } from "../../content/speech.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { pageOf } from "../../domain/pages.ts";
import { PHASES } from "../../domain/phase.ts";
import { ROLES } from "../../domain/role.ts";
import { TECHNIQUES, type TechniqueId } from "../../domain/technique.ts";
import { sumUse, type UseSpan, type WeekOfUse, weeksIn } from "../../domain/usage.ts";
import {
  countLine,
  drawButton,
  type NumbersScreen,
  roomButtons,
  spanButtons,
  tellSpan,
  turnRow,
} from "./number-screens.ts";
import type { Reply } from "./reply.ts";

/** The first page is the top ten. */
const TECHNIQUES_A_PAGE = 10;

/** Who comes, and what the guided talks led to. `weeks`: oldest first, two at least, the last one is under way. */
export function useReply(weeks: readonly WeekOfUse[], span: UseSpan, catalogue: Catalogue, speech: Speech): Reply {
  const { guided, byPhase, byRole } = sumUse(weeks.slice(-weeksIn(span)));
  const name = ({ name: words }: { readonly name: Parameters<Speech["tell"]>[0] }) => speech.tell(words);
  const phases = PHASES.flatMap((id) => catalogue.phases.filter((phase) => phase.id === id));
  const roles = ROLES.flatMap((id) => catalogue.roles.filter((role) => role.id === id));
  return {
    text: [
      speech.say("numbers.use", { span: tellSpan(span, speech) }),
      speech.say("numbers.active", { now: weeks.at(-1)?.active ?? 0, before: weeks.at(-2)?.active ?? 0 }),
      speech.say("numbers.guided", { count: guided }),
      ...(guided === 0
        ? []
        : [
            phases.map((phase) => countLine(name(phase), byPhase[phase.id] ?? 0)).join("\n"),
            [
              speech.say("numbers.guided-roles"),
              ...roles.map((role) => countLine(name(role), byRole[role.id] ?? 0)),
            ].join("\n"),
          ]),
    ].join("\n\n"),
    buttons: [
      spanButtons("use", span, speech),
      [
        ...(weeks.every(({ active }) => active === 0)
          ? []
          : [{ ...drawButton("active", span, speech), text: speech.say("button.chart-active") }]),
        ...(guided === 0 ? [] : [{ ...drawButton("guided", span, speech), text: speech.say("button.chart-guided") }]),
      ],
      ...roomButtons("use", speech),
    ].filter((row) => row.length > 0),
  };
}

/** All cards, the ones opened most first; never opened ones too, for that is worth knowing. */
export function techniqueRows(
  weeks: readonly WeekOfUse[],
  catalogue: Catalogue,
  speech: Speech,
): readonly { readonly id: TechniqueId; readonly title: string; readonly count: number }[] {
  const { opened } = sumUse(weeks);
  return TECHNIQUES.flatMap((id) => catalogue.techniques.filter((technique) => technique.id === id))
    .map(({ id, card }) => ({ id, title: speech.tell(card.name), count: opened[id] ?? 0 }))
    .toSorted((one, other) => other.count - one.count);
}

export function techniquesReply(
  weeks: readonly WeekOfUse[],
  { span, page: asked }: NumbersScreen,
  catalogue: Catalogue,
  speech: Speech,
): Reply {
  const rows = techniqueRows(weeks.slice(-weeksIn(span)), catalogue, speech);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const page = pageOf(total === 0 ? [] : rows, asked, TECHNIQUES_A_PAGE);
  const first = page.page * TECHNIQUES_A_PAGE + 1;
  const lines = page.shown.map(({ title, count }, index) => countLine(`${first + index}. ${title}`, count));
  return {
    text: [
      speech.say("numbers.techniques", { span: tellSpan(span, speech), count: total }),
      ...(lines.length === 0 ? [] : [lines.join("\n")]),
      ...(page.pages === 1 ? [] : [speech.say("statistics.page", { page: page.page + 1, pages: page.pages })]),
    ].join("\n\n"),
    buttons: [
      turnRow("techniques", span, page, speech),
      spanButtons("techniques", span, speech),
      total === 0 ? [] : [drawButton("techniques", span, speech)],
      ...roomButtons("techniques", speech),
    ].filter((row) => row.length > 0),
  };
}
