import { createSingleCall, type SingleCall } from "./single-call.ts";
import { createTelegramRequest, type TelegramAnswer, type TelegramCall } from "./telegram-request.ts";

export interface BulkSending {
  readonly call: SingleCall;
  /** The shortest round trip to Telegram in ms; 0 when it does not answer. */
  measureTravel(): Promise<number>;
  close(): Promise<void>;
}

type Call = (call: TelegramCall) => Promise<TelegramAnswer>;

/** As many as are under way at once at the highest rate, over a slow road. */
const CONNECTIONS = 256;
const TIMES = 5;

/** A way to Telegram of its own, so that answers to people never wait behind a broadcast. */
export function createBulkSending(
  { botToken, apiRoot }: { readonly botToken: string; readonly apiRoot: string },
  watched: (call: Call) => Call = (call) => call,
): BulkSending {
  const telegram = createTelegramRequest(CONNECTIONS);
  const call = createSingleCall({ botToken, apiRoot, call: watched(telegram.call) });
  return {
    call,
    async measureTravel() {
      let shortest = Number.POSITIVE_INFINITY;
      try {
        // The first one opens the connection.
        for (let count = 0; count < TIMES; count++) {
          const asked = performance.now();
          await call("getMe", {});
          shortest = Math.min(shortest, performance.now() - asked);
        }
      } catch {
        return 0;
      }
      return shortest;
    },
    close: () => telegram.close(),
  };
}
