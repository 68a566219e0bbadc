import { describe, expect, it } from "vitest";
import type { EndedCall } from "../../src/playground/api/call-log.ts";
import { watchSentTwice } from "../support/faults/sent-twice.ts";

const PID = 700;
const OTHER = 701;

/** The first message of update 5, unless told otherwise, as the playground has noted it. */
function call({ update = 5, pid = PID, number = 0, ...told }: Partial<EndedCall> & Told = {}): EndedCall {
  const parts = { method: "sendMessage", chatId: 1, parameters: { text: "Halo" }, result: {}, isCut: false };
  return { ...parts, at: Date.now(), ...told, cause: `${update} ${pid} ${number}` };
}

interface Told {
  readonly update?: number;
  readonly pid?: number;
  readonly number?: number;
}

function countOf(calls: readonly EndedCall[], ...killed: readonly number[]) {
  const watch = watchSentTwice();
  for (const one of calls) watch.note(one);
  for (const pid of killed) watch.noteKill(pid);
  const { sentTwice, excused } = watch.count();
  return { sentTwice, excused };
}

describe("messages that were sent twice", () => {
  it("are none where an update sends two of its own, or something is edited again", () => {
    const edit = call({ method: "editMessageText" });

    expect(countOf([call(), call({ number: 1 }), call({ update: 6 }), edit, edit])).toEqual({
      sentTwice: 0,
      excused: 0,
    });
  });

  it("are counted by their place in the update, whatever they say the second time", () => {
    const second = call({ parameters: { text: "Sudah tersimpan" } });

    expect(countOf([call(), second])).toEqual({ sentTwice: 1, excused: 0 });
  });

  it("are excused where the answer to the first one was cut, not where that to the last one was", () => {
    expect(countOf([call({ isCut: true, at: 1 }), call({ at: 2 })])).toEqual({ sentTwice: 1, excused: 1 });
    expect(countOf([call({ at: 1 }), call({ isCut: true, at: 2 })])).toEqual({ sentTwice: 1, excused: 0 });
  });

  it("are excused where the process was killed with the first one in hand", () => {
    const twice = [call({ at: Date.now() - 5 }), call({ pid: OTHER })];

    expect(countOf(twice, PID)).toEqual({ sentTwice: 1, excused: 1 });
    expect(countOf(twice, OTHER)).toEqual({ sentTwice: 1, excused: 0 });
  });

  it("are not excused where that process had gone on to a later update of the chat", () => {
    const first = call({ at: Date.now() - 9 });
    const later = call({ update: 6, at: Date.now() - 5 });

    expect(countOf([first, later, call({ pid: OTHER })], PID)).toEqual({ sentTwice: 1, excused: 0 });
  });

  it("are excused within a time in which the way was cut", () => {
    const watch = watchSentTwice();
    for (const at of [100, 200]) watch.note(call({ at }));
    watch.noteCut(50, 150);

    expect(watch.count()).toMatchObject({ sentTwice: 1, excused: 1 });
  });
});
