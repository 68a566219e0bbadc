import type { EndedCall } from "../../../src/playground/api/call-log.ts";

/** Editing and answering can be repeated without harm; these cannot. */
const ONCE_ONLY = /^(send|copy|forward)(?!ChatAction)/;
/** A process that lived on for longer after a message had time to note it. */
const LONGEST_IN_HAND = 30_000;

interface Sent {
  readonly pid: number;
  readonly chatId: number | undefined;
  readonly update: string;
  readonly at: number;
  readonly isCut: boolean;
  readonly words: string;
}

/** Which messages reached a chat twice for the same update, and for which of them nobody can be blamed. */
export interface SentTwice {
  note(call: EndedCall): void;
  noteKill(pid: number): void;
  /** The connection was cut somewhere on the way between these moments, ms since the epoch. */
  noteCut(from: number, to: number): void;
  /** How many messages said what they were sent for: without any, nothing is counted here. */
  noted(): number;
  count(): { readonly sentTwice: number; readonly excused: number; readonly complaints: readonly string[] };
}

export function watchSentTwice(): SentTwice {
  const sent = new Map<string, Sent[]>();
  const lastOf = new Map<string, Sent>();
  const kills = new Map<number, number>();
  const cuts: { readonly from: number; readonly to: number }[] = [];

  /** The process ended with this message in hand: its last one in the chat, for updates of a chat follow each other. */
  function wasKilledInHand(message: Sent): boolean {
    const killedAt = kills.get(message.pid);
    if (killedAt === undefined || killedAt - message.at > LONGEST_IN_HAND) return false;
    const last = lastOf.get(placeOf(message));
    return last?.update === message.update && last.at <= message.at;
  }

  const isExcused = (message: Sent) =>
    message.isCut || wasKilledInHand(message) || cuts.some(({ from, to }) => message.at >= from && message.at <= to);

  return {
    note(call) {
      if (call.cause === undefined || !ONCE_ONLY.test(call.method)) return;
      const [update = "", pid = "", number = ""] = call.cause.split(" ");
      const words = `${call.method} ${JSON.stringify(call.parameters["text"] ?? call.parameters["caption"] ?? "")}`;
      const message = { ...{ pid: Number(pid), chatId: call.chatId, update, at: call.at, isCut: call.isCut }, words };
      const key = `${update} ${number}`;
      sent.set(key, [...(sent.get(key) ?? []), message]);
      const last = lastOf.get(placeOf(message));
      if (last === undefined || last.at <= message.at) lastOf.set(placeOf(message), message);
    },
    noteKill: (pid) => void kills.set(pid, Date.now()),
    noteCut: (from, to) => void cuts.push({ from, to }),
    noted: () => sent.size,
    count() {
      const doubles = [...sent.values()].flatMap((messages) =>
        messages.toSorted((one, other) => one.at - other.at).slice(0, -1),
      );
      const blamed = doubles.filter((message) => !isExcused(message));
      return {
        sentTwice: doubles.length,
        excused: doubles.length - blamed.length,
        complaints: blamed.map(({ update, pid, words }) => `sent twice, update ${update}, process ${pid}: ${words}`),
      };
    },
  };
}

const placeOf = ({ pid, chatId }: Sent) => `${pid} ${chatId}`;
