import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLiveCatalogue } from "../../src/content/live-catalogue.ts";
import { loadCatalogue } from "../../src/content/load.ts";
import { createCardSearch } from "../../src/content/search.ts";
import type { Catalogue } from "../../src/domain/catalogue.ts";
import { DAY } from "../../src/domain/duration.ts";
import { fieldsOf } from "../../src/domain/guidance-item.ts";
import type { GuidanceUpdate } from "../../src/domain/guidance-update.ts";
import { GATES } from "../../src/domain/safety.ts";
import { anUpdate, anyUpdates, CARD_M8, POLICE, said } from "./data/a-guidance-update.ts";

const shipped = loadCatalogue();

function showing(updates: readonly GuidanceUpdate[], now: () => number = () => 2000) {
  const leftOut: string[] = [];
  const { catalogue, show } = createLiveCatalogue(shipped, now, (what) => leftOut.push(what));
  show(updates);
  return { catalogue, show, leftOut };
}

const cardM8 = ({ techniques }: Catalogue) => techniques.find(({ id }) => id === "M8");

describe("the catalogue with what admins publish", () => {
  it("is the one of the files while nothing is published", () => {
    const { catalogue } = showing([]);

    expect({ ...catalogue }).toEqual(shipped);
  });

  it("says the new words, marked, and leaves everything else as it is", () => {
    const { catalogue } = showing([anUpdate()]);

    const { updatedOn, ...card } = cardM8(catalogue) ?? {};

    expect(updatedOn).toBe(1000);
    expect(card).toEqual({ ...cardM8(shipped), card: { ...cardM8(shipped)?.card, name: said("sekarang") } });
    expect(catalogue.techniques.filter(({ id }) => id !== "M8")).toEqual(
      shipped.techniques.filter(({ id }) => id !== "M8"),
    );
  });

  it("is read anew by whoever held it before", () => {
    const { catalogue, show } = showing([]);
    const searchCards = createCardSearch(catalogue);
    const before = searchCards("zamrud", "id");

    show([anUpdate({ changes: [{ field: "name", old: said("x"), new: said("Jembatan zamrud") }] })]);

    expect(before).toEqual([]);
    expect(searchCards("zamrud", "id").map(({ id }) => id)).toEqual(["M8"]);
  });

  it("drops the mark by itself after thirty days, and keeps the words", () => {
    let now = 1000 + 30 * DAY - 1;
    const { catalogue } = showing([anUpdate()], () => now);
    const before = cardM8(catalogue);

    now += 1;

    expect(before?.updatedOn).toBe(1000);
    expect(cardM8(catalogue)).not.toHaveProperty("updatedOn");
    expect(cardM8(catalogue)?.card.name).toEqual(said("sekarang"));
  });

  it("leaves out what no longer fits, tells of it once by its id, and shows the rest", () => {
    const changes = [
      { field: "name", old: said("x"), new: said("x".repeat(61)) },
      { field: "avoid", old: said("x"), new: said("baru") },
      { field: "role", old: "mediator", new: "broker" },
    ];
    const gone = anUpdate({ number: 2, item: { kind: "contact", id: "hansip" } });

    const { catalogue, show, leftOut } = showing([anUpdate({ changes }), gone]);
    show([anUpdate({ changes }), gone]);

    expect(cardM8(catalogue)?.card).toEqual({ ...cardM8(shipped)?.card, avoid: said("baru") });
    expect(leftOut).toEqual(["technique:M8.name", "technique:M8.role", "contact:hansip"]);
  });

  it("takes two fields that are right only together", () => {
    const changes = [
      { field: "number", old: "110", new: null },
      { field: "link", old: null, new: "https://polri.go.id" },
    ];

    const { catalogue, leftOut } = showing([anUpdate({ item: POLICE, changes })]);

    expect(leftOut).toEqual([]);
    expect(fieldsOf(POLICE, catalogue)).toMatchObject({ number: null, link: "https://polri.go.id" });
  });

  it("shows the words of the files again after a roll-back to them", () => {
    const rollBack = anUpdate({
      ...{ number: 2, at: 1500, what: { kind: "roll-back", of: 1 } },
      changes: [{ field: "name", old: said("sekarang"), new: said("dulu"), isShipped: true }],
    });

    const { catalogue } = showing([anUpdate(), rollBack]);

    expect(fieldsOf(CARD_M8, catalogue)).toEqual(fieldsOf(CARD_M8, shipped));
    expect(cardM8(catalogue)?.updatedOn).toBe(1500);
  });
});

describe("whatever was ever written into the log", () => {
  it("every gate stays, with its question, its calls and at least two actions", () => {
    fc.assert(
      fc.property(anyUpdates, (updates) => {
        const { safety } = showing(updates).catalogue;

        expect(safety.map(({ id, button, call }) => ({ id, button, call }))).toEqual(
          shipped.safety.map(({ id, button, call }) => ({ id, button, call })),
        );
        expect(safety.map(({ id }) => id)).toEqual([...GATES, "profiling"]);
        for (const { actions } of safety) expect(actions.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });

  it("whoever a safety card calls can be reached", () => {
    fc.assert(
      fc.property(anyUpdates, (updates) => {
        const { safety, contacts } = showing(updates).catalogue;

        for (const id of safety.flatMap(({ call }) => call)) {
          const contact = contacts.find((one) => one.id === id);
          expect(contact?.number ?? contact?.link ?? "").not.toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("ids and rules stay as the files have them", () => {
    const rulesIn = ({ techniques, contacts, phases }: Catalogue) => [
      techniques.map(({ id, role, phases, levels, bestWhen, notWhen }) => ({
        id,
        role,
        phases,
        levels,
        bestWhen,
        notWhen,
      })),
      contacts.map(({ id }) => id),
      phases.map(({ id }) => id),
    ];

    fc.assert(
      fc.property(anyUpdates, (updates) => {
        expect(rulesIn(showing(updates).catalogue)).toEqual(rulesIn(shipped));
      }),
      { numRuns: 300 },
    );
  });
});
