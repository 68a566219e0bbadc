import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packTalk, unpackTalk } from "../../src/redis/talk-record.ts";

/** Ten questions of the guided talk, as they are stored. */
const LONG = JSON.stringify(
  Array.from({ length: 10 }, (_, at) => ({
    send: at,
    returnValue: {
      update_id: 700 + at,
      callback_query: { id: `4${at}`, from: { id: 7001, is_bot: false, first_name: "" } },
    },
  })).flatMap((step) => [step, step, step]),
);

describe("a talk in the store", () => {
  it("comes back as it went in, short or long", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3000), (json, length) => {
        const talk = `${json}${"x".repeat(length)}`;
        expect(unpackTalk(Buffer.from(packTalk(talk)))).toBe(talk);
      }),
    );
  });

  it("takes at most 2 KB", () => {
    expect(LONG.length).toBeGreaterThan(2048);
    expect(packTalk(LONG).length).toBeLessThan(2048);
    expect(packTalk("x".repeat(1780)).length).toBe(1781);
  });

  it("is read as earlier releases have packed it, however short", () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 1, max: 9 }), (json, level) => {
        expect(unpackTalk(deflateRawSync(json, { level }))).toBe(json);
      }),
    );
  });

  it("is no talk when nobody has written it", () => {
    expect(() => unpackTalk(Buffer.from("{}"))).toThrow();
    expect(() => unpackTalk(Buffer.alloc(0))).toThrow();
  });
});
