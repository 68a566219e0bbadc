import type { Case } from "../domain/case.ts";
import type { CaseEntry } from "../domain/case-event.ts";
import type { Paper } from "../domain/paper.ts";
import { tellPlace } from "../domain/place.ts";
import type { House } from "./context.ts";

export interface OwnCases {
  /** Looked after by this person, in full; of others who wrote in them only their role. */
  readonly cases: readonly object[];
  /** What this person wrote in the cases of others, papers too, and when one was offered to them: nothing else of these cases. */
  readonly casesOfOthers: readonly object[];
}

/** What is kept of a person in cases, for /dataku; newest first. */
export async function tellOwnCases(id: number, house: House): Promise<OwnCases> {
  const cases: object[] = [];
  for (const it of await house.cases.ofOwner(id)) {
    const [timeline, papers] = await Promise.all([house.cases.timeline(it.code), house.papers.ofCase(it.code)]);
    const told = timeline.map((entry) => tellEntry(entry, id));
    cases.push({ ...tellCase(it, house), timeline: told, papers: papers.map(tellPaper) });
  }
  const casesOfOthers: object[] = [];
  for (const { code } of await house.cases.ofOthersTouchedBy(id)) {
    const timeline = await house.cases.timeline(code);
    const own = timeline.filter(({ who, what }) => who.id === id || (what.kind === "offer" && what.to === id));
    const papers = (await house.papers.begunBy(code, id)).map(tellPaper);
    if (own.length + papers.length === 0) continue;
    casesOfOthers.push({ code, timeline: own.map((entry) => tellEntry(entry, id)), papers });
  }
  return { cases, casesOfOthers };
}

function tellCase({ code, state, title, openedAt, place, situation, sides, roles }: Case, { places }: House): object {
  return {
    ...{ code, state, title, openedAt: isoOf(openedAt) },
    place: { code: place, name: tellPlace(place, places) },
    ...{ situation, sides, roles },
  };
}

/** To whom else a case was offered, and the secret of a link, are not this person's data. */
function tellEntry({ who, when, what }: CaseEntry, id: number): object {
  const { to, link: _link, ...told } = { to: undefined, link: undefined, ...what };
  return { who: who.id === id ? "you" : who.role, when: isoOf(when), what: to === id ? { ...told, to: "you" } : told };
}

function tellPaper({ kind, openedAt, changedAt, isFinal, body }: Paper): object {
  return {
    kind,
    openedAt: isoOf(openedAt),
    changedAt: isoOf(changedAt),
    isFinal,
    // Empty when its key in DATA_KEYS is gone.
    content: body === "" ? undefined : (JSON.parse(body) as unknown),
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
