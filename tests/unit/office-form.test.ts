import fc from "fast-check";
import type { FastifyRequest } from "fastify";
import { describe, expect, it } from "vitest";
import { readForm } from "../../src/office/read-form.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const asked = (body: unknown, query: unknown = {}) =>
  ({ params: {}, query, body, url: "/office/members/1/move" }) as unknown as FastifyRequest;
const read = (body: unknown) => readForm(asked(body), NOW);
const withOwn = (pairs: readonly (readonly [string, unknown])[]) =>
  Object.assign(Object.create(null), Object.fromEntries(pairs)) as Record<string, unknown>;

const names = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "act", "hasOwnProperty"));
const values = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());

describe("what a form says", () => {
  it("is text under its own name, whatever was sent, and nothing else changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, values)), fc.array(fc.tuple(names, values)), async (sent, behind) => {
        const form = await readForm(asked(withOwn(sent), withOwn(behind)), NOW);

        for (const text of [...Object.values(form.fields), ...Object.values(form.query)])
          expect(typeof text).toBe("string");
        for (const list of Object.values(form.lists)) expect(list.every((text) => typeof text === "string")).toBe(true);
        expect(form.act).toMatch(/^office-[\w-]{36,43}$/);
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }),
    );
  });

  it("keeps the act of a form that is sent twice, and gives a new one to who sends none", async () => {
    const act = "0b0fcb68-7d2c-4f3e-9a53-7d2f6b1c9a10";
    const [one, other] = [await read({ act, area: "34.04" }), await read({ act, area: "34.04" })];
    const others = [await read({}), await read({}), await read({ act: "../../{chat:1}" })];

    expect(one.act).toBe(other.act);
    expect(new Set([one, ...others].map((form) => form.act)).size).toBe(4);
  });

  it("is another act when whoever went back to the form sends something else with it", async () => {
    const act = "0b0fcb68-7d2c-4f3e-9a53-7d2f6b1c9a10";
    const sleman = await read({ act, area: "34.04" });
    const elsewhere = await readForm({ ...asked({ act, area: "34.04" }), url: "/office/members/2/move" }, NOW);

    expect(new Set([sleman.act, (await read({ act, area: "34.02" })).act, elsewhere.act]).size).toBe(3);
  });

  it("names each request for itself, and what is tried in an hour alike", async () => {
    const [one, other] = [await read({}), await read({})];

    expect(one.request).not.toBe(other.request);
    expect(one.attempt).toBe(other.attempt);
    expect((await readForm(asked({}), new Date(NOW.getTime() + 3_600_000))).attempt).not.toBe(one.attempt);
  });

  it("knows a field by its last value, and a list by all of them", async () => {
    const { fields, lists } = await readForm(asked({ need: ["food", { value: "shelter" }], place: "34.04" }), NOW);

    expect([fields["need"], lists["need"], fields["place"]]).toEqual(["shelter", ["food", "shelter"], "34.04"]);
  });
});
