import type { Speech } from "../../content/speech.ts";
import { localeOf, tellDate } from "../../content/words/local-moment.ts";
import type { Case } from "../../domain/case.ts";
import { type Commitment, type ContractForm, openContractStep } from "../../domain/contract-form.ts";
import { MINUTE } from "../../domain/duration.ts";
import type { MediationWords } from "../../domain/mediation-words.ts";
import type { Paper } from "../../domain/paper.ts";
import { morningIn } from "../../domain/review-day.ts";
import { offsetAt } from "../../domain/time-zone.ts";
import { tellSide, toCaseButton } from "./paper-parts.ts";
import type { Button } from "./reply.ts";

/** A contract as it is kept, and what it is written with. */
export interface ContractView {
  readonly case: Case;
  readonly paper: Paper;
  readonly form: ContractForm;
  readonly words: MediationWords["contract"];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** "3 Des": the day so many weeks from now, on the calendar of a place. */
export function reviewDay(weeks: number, place: string, now: number, speech: Speech): string {
  return tellDate(morningIn(weeks * 7, place, now), offsetAt(place), speech);
}

/** "Kamis, 3 Desember 2026", on the calendar of a place. */
export function tellLongDay(at: number, place: string, speech: Speech): string {
  const calendar = new Intl.DateTimeFormat(localeOf(speech), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return calendar.format(at + offsetAt(place) * MINUTE);
}

export function tellDay(at: number, place: string, speech: Speech): string {
  return tellDate(at, offsetAt(place), speech);
}

export function commitmentLines(
  commitments: readonly Commitment[],
  before: number,
  speech: Speech,
  cut: (words: string) => string = (words) => words,
): string {
  return commitments
    .map((one, at) =>
      speech.say("contract.line", {
        ...{ number: before + at + 1, who: tellBy(one, speech), words: cut(speech.tell(one.words)) },
      }),
    )
    .join("\n");
}

export function tellBy({ by }: Pick<Commitment, "by">, speech: Speech): string {
  return by === "all" ? speech.say("word.everybody") : tellSide(by, speech);
}

export function placeOf({ paper }: Pick<ContractView, "paper">) {
  return { code: paper.case, paper: paper.id };
}

export function changeOf({ paper }: Pick<ContractView, "paper">) {
  return { code: paper.case, paper: paper.id, seen: paper.version };
}

/** Back, away, and out of it: on every question. */
export function wayRows(view: ContractView, speech: Speech): Button[][] {
  const isFirst = openContractStep(view.form) === "sides";
  const back: Button = { text: speech.say("button.paper-back"), press: { name: "contractBack", ...changeOf(view) } };
  const drop: Button = { text: speech.say("button.paper-drop"), press: { name: "contractDrop", ...placeOf(view) } };
  return [isFirst ? [drop] : [back, drop], [toCaseButton(view.case.code, speech)]];
}
