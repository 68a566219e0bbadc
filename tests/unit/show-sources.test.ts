import { expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { loadPlaces } from "../../src/content/places.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { createSourceIndex } from "../../src/directory/source-index.ts";
import type { House, JuruContext } from "../../src/telegram/context.ts";
import { showSources } from "../../src/telegram/show-sources.ts";
import { MONDAY_MORNING } from "./data/a-referral.ts";
import { aSource } from "./data/a-source.ts";

const places = await loadPlaces();

it("shows the beginning of a list that has become shorter since its button was made", async () => {
  const said: string[] = [];
  const index = createSourceIndex();
  for (const id of ["a", "b"]) index.put(aSource({ id, organisation: `Dapur ${id}` }));
  const house = {
    ...{ places, now: () => new Date(MONDAY_MORNING) },
    sources: Object.assign(index, { standing: "in step" }),
  } as unknown as House;
  const ctx = {
    speech: createSpeeches(loadMessages()).id,
    reply: (text: string) => Promise.resolve(said.push(text)),
  } as unknown as JuruContext;
  const search = { category: "food", place: "34.04.01", near: "nowhere", reach: "near" } as const;

  await showSources(ctx, { ...search, page: 3 }, house);
  await showSources(ctx, { ...search, page: 0 }, house);

  expect(said[0]).toContain("1. Dapur a");
  expect(said[0]).toBe(said[1]);
});
