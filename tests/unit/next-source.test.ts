import { describe, expect, it } from "vitest";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import type { SourceIndex } from "../../src/domain/directory.ts";
import type { House } from "../../src/telegram/context.ts";
import { wayOnFrom } from "../../src/telegram/next-source.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const refused = afterEvents([COMPLETE.consent, { kind: "send" }, COMPLETE.refuse]);

function houseWith(standing: SourceIndex["standing"]): House {
  const index = createSourceIndex();
  index.put(aSource({ id: "lumbung" }));
  const sources = { search: index.search, standing };
  return {
    book: { nextOf: async () => undefined, find: async () => undefined },
    sources,
    now: () => new Date(MONDAY_MORNING),
  } as unknown as House;
}

describe("after a refusal", () => {
  it("the next best source is offered", async () => {
    expect(await wayOnFrom(refused, OWNER, houseWith("in step"))).toMatchObject({ kind: "source" });
  });

  it("only the way on is offered while half of the directory is not there yet", async () => {
    expect(await wayOnFrom(refused, OWNER, houseWith("loading"))).toEqual({ kind: "ask" });
  });
});
