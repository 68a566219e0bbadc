import fc from "fast-check";
import type { FastifyRequest } from "fastify";
import { describe, expect, it } from "vitest";
import { readForm } from "../../src/office/read-form.ts";

const asked = (body: unknown, query: unknown = {}) => ({ params: {}, query, body }) as unknown as FastifyRequest;
const withOwn = (pairs: readonly (readonly [string, unknown])[]) =>
  Object.assign(Object.create(null), Object.fromEntries(pairs)) as Record<string, unknown>;

const names = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "act", "hasOwnProperty"));
const values = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());

describe("what a form says", () => {
  it("is text under its own name, whatever was sent, and nothing else changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, values)), fc.array(fc.tuple(names, values)), async (sent, behind) => {
        const form = await readForm(asked(withOwn(sent), withOwn(behind)));

        for (const text of [...Object.values(form.fields), ...Object.values(form.query)])
          expect(typeof text).toBe("string");
        for (const list of Object.values(form.lists)) expect(list.every((text) => typeof text === "string")).toBe(true);
        expect(form.act).toMatch(/^office-[\w-]{36}$/);
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }),
    );
  });

  it("keeps the act of a form that is sent twice, and gives a new one to who sends none", async () => {
    const act = "0b0fcb68-7d2c-4f3e-9a53-7d2f6b1c9a10";
    const [one, other] = [await readForm(asked({ act })), await readForm(asked({ act: [act, act] }))];
    const [made, up] = [await readForm(asked({})), await readForm(asked({ act: "../../{chat:1}" }))];

    expect([one.act, other.act]).toEqual([`office-${act}`, `office-${act}`]);
    expect(new Set([one.act, made.act, up.act]).size).toBe(3);
  });

  it("knows a field by its last value, and a list by all of them", async () => {
    const { fields, lists } = await readForm(asked({ need: ["food", { value: "shelter" }], place: "34.04" }));

    expect([fields["need"], lists["need"], fields["place"]]).toEqual(["shelter", ["food", "shelter"], "34.04"]);
  });
});
