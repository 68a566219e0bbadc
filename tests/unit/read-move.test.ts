import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVENT_KINDS } from "../../src/domain/move-referral.ts";
import { readMove } from "../../src/office/read-move.ts";

describe("a form that moves a referral", () => {
  it.each([
    [{ event: "accept" }, { kind: "accept" }],
    [
      { event: "send", written: " Ia pingsan " },
      { kind: "send", override: "Ia pingsan" },
    ],
    [{ event: "receive" }, { kind: "receive" }],
    [
      { event: "receive", word: "partly", fit: "no", respect: "yes" },
      { kind: "receive", client: { word: "partly", didFit: "no", wasRespected: "yes" } },
    ],
    [
      { event: "receive", word: "no", fit: "yes" },
      { kind: "receive", client: { word: "no" } },
    ],
    [
      { event: "refuse", reason: "capacity" },
      { kind: "refuse", reason: "capacity" },
    ],
    [
      { event: "refuse", reason: "capacity", written: "Kantor pindah" },
      { kind: "refuse", reason: "other", note: "Kantor pindah" },
    ],
    [
      { event: "lose_touch", reason: "source:closed_for_good" },
      { kind: "lose_touch", whom: "source", reason: "closed_for_good" },
    ],
    [
      { event: "lose_touch", reason: "client:", written: "Pindah kota" },
      { kind: "lose_touch", whom: "client", reason: "Pindah kota" },
    ],
    [
      { event: "hold", reason: "<script>" },
      { kind: "hold", reason: "" },
    ],
    [
      { event: "close", outcome: "helped" },
      { kind: "close", outcome: "helped" },
    ],
  ])("says %j as %j", (fields, event) => {
    expect(readMove({ seen: "3", ...fields })).toEqual({ kind: "move", seen: 3, event });
  });

  it("is not read when it is none of ours, whatever stands in it", () => {
    const fields = fc.dictionary(fc.constantFrom("event", "seen", "reason", "written", "word"), fc.string());
    fc.assert(
      fc.property(fields, (made) => {
        const read = readMove(made);
        if (!EVENT_KINDS.some((kind) => kind === made["event"])) expect(read).toEqual({ kind: "unread" });
      }),
    );
    expect(readMove({ event: "close", seen: "-1" })).toEqual({ kind: "unread" });
  });

  it("is not cut when a reason is too long: it would say something else", () => {
    const written = "é".repeat(501);
    expect(readMove({ event: "fail", seen: "1", written })).toEqual({ kind: "too long", event: "fail" });
    expect(readMove({ event: "fail", seen: "1", written: written.slice(1) }).kind).toBe("move");
  });
});
