import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys } from "../../src/redis/keys.ts";
import { readRedirect, readSlots, SLOTS, slotOf } from "../../src/redis/slots.ts";

describe("the slot of a key", () => {
  it.each([
    ["123456789", 0x31c3],
    ["foo", 12_182],
    ["{user1000}.following", 3_443],
    ["foo{}{bar}", 8_363],
    ["foo{{bar}}zap", 4_015],
    ["foo{bar}{zap}", 5_061],
    ["", 0],
  ])("of %j is what the specification says", (key, slot) => {
    expect(slotOf(key)).toBe(slot % SLOTS);
  });

  it("is the same for all that stands behind the same hash tag", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (chat, rest) => {
        expect(slotOf(`{chat:${chat}}${rest}`)).toBe(slotOf(`chat:${chat}`));
      }),
    );
  });

  it("is the same for all keys of one chat", () => {
    const ofChat = [keys.lease(7), keys.done(7), keys.journal(7, 1), keys.talk(7), keys.member(7), keys.talkSince(7)];

    expect(new Set(ofChat.map(slotOf)).size).toBe(1);
  });
});

describe("what a cluster says of itself", () => {
  it("is read from a node that does not know its own name", () => {
    const answer = [
      [0, 5460, [Buffer.from(""), 7000, "id"], [Buffer.from("10.0.0.2"), 7003, "id"]],
      [5461, 16_383, [null, 7001, "id"]],
    ];

    expect(readSlots(answer, "10.0.0.1")).toEqual([
      { from: 0, to: 5460, primary: "10.0.0.1:7000", replicas: ["10.0.0.2:7003"] },
      { from: 5461, to: 16_383, primary: "10.0.0.1:7001", replicas: [] },
    ]);
  });

  it.each([
    ["MOVED 3999 127.0.0.1:6381", { kind: "MOVED", slot: 3999, address: "127.0.0.1:6381" }],
    ["ASK 3999 ::1:6381", { kind: "ASK", slot: 3999, address: "::1:6381" }],
    ["MOVED 3999 :6381", { kind: "MOVED", slot: 3999, address: "here:6381" }],
    ["TRYAGAIN Multiple keys request during rehashing of slot", undefined],
  ])("is read from %j", (message, redirect) => {
    expect(readRedirect(new Error(message), "here")).toEqual(redirect);
  });
});
