import { describe, expect, it } from "vitest";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import type { SourceIndex } from "../../src/domain/directory.ts";
import { wayOnFrom } from "../../src/domain/next-source.ts";
import type { ReferralBook } from "../../src/domain/referral-book.ts";
import { afterEvents, COMPLETE, MONDAY_MORNING, OWNER } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const refused = afterEvents([COMPLETE.consent, { kind: "send" }, COMPLETE.refuse]);

function houseWith(standing: SourceIndex["standing"]) {
  const index = createSourceIndex();
  index.put(aSource({ id: "lumbung" }));
  const sources = { search: index.search, standing } as SourceIndex;
  const book = { nextOf: async () => undefined, find: async () => undefined } as unknown as ReferralBook;
  return { book, sources, now: MONDAY_MORNING };
}

describe("after a refusal", () => {
  it("the next best source is offered", async () => {
    expect(await wayOnFrom(refused, OWNER, houseWith("in step"))).toMatchObject({ kind: "source" });
  });

  it("only the way on is offered while half of the directory is not there yet", async () => {
    expect(await wayOnFrom(refused, OWNER, houseWith("loading"))).toEqual({ kind: "ask" });
  });
});
