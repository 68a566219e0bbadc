import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/content/load.ts";
import type { CaseDraft } from "../../src/domain/case.ts";
import type { CaseEvent } from "../../src/domain/case-event.ts";
import { replayCase } from "../../src/domain/case-log.ts";
import { guide } from "../../src/domain/guidance.ts";
import { situationOfCase } from "../../src/domain/situation-of-case.ts";

const draft: CaseDraft = {
  ...{ code: "K7M2Q", owner: 1, openedAt: 1000, title: "land", place: "34.04.01" },
  situation: { phase: "konflik", level: "meso", parties: "identified", gates: ["R10"], signals: ["S2"] },
};
const situation = { ...draft.situation, gates: [] };
const GUIDED: CaseEvent = { kind: "guided", situation, roles: ["mediator"], techniques: ["M8"] };
const DANGER: CaseEvent = { kind: "danger", gates: ["R1"] };
const SAFE: CaseEvent = { kind: "check-in", colour: "green", safety: 8, gates: [] };
const AFRAID: CaseEvent = { kind: "check-in", colour: "red", safety: 2, gates: ["R2", "R10"] };

const after = (...events: readonly CaseEvent[]) =>
  replayCase(
    draft,
    events.map((what, index) => ({ who: { id: 1, role: "volunteer" }, when: 2000 + index, what })),
  );

describe("the dangers of a case", () => {
  it.each([
    ["none at first", [], []],
    ["one that was told", [DANGER], ["R1"]],
    ["one that was told, whatever is noted later", [DANGER, { kind: "note", text: "Tenang." }], ["R1"]],
    ["two, one after the other", [{ kind: "danger", gates: ["R3"] }, DANGER], ["R1", "R3"]],
    ["those of the newest check-in, of which R10 stops nothing", [DANGER, AFRAID], ["R2"]],
    ["none after a check-in without any", [DANGER, SAFE], []],
    ["none after guidance, which asks for them first", [DANGER, GUIDED], []],
  ] as const)("are %s", (_name, events, dangers) => {
    expect(after(...events).dangers).toEqual(dangers);
  });

  it("stop all guidance while they are on, and R10 stays", () => {
    const { techniques } = loadCatalogue();

    expect(guide(situationOfCase(after(DANGER), 9000), techniques).kind).toBe("stop");
    expect(situationOfCase(after(DANGER, SAFE), 9000).gates).toEqual(["R10"]);
  });

  it("are on from the start when it was opened below a safety card, and no role is taken", () => {
    const opened = replayCase({ ...draft, situation: { ...draft.situation, gates: ["R4", "R10"] } }, []);

    expect(opened).toMatchObject({ dangers: ["R4"], roles: [] });
  });
});
