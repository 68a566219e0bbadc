import type { NextFunction } from "grammy";
import type { PressName } from "../callback-data.ts";
import type { JuruContext } from "../context.ts";
import { settle } from "../message-sender.ts";
import { SAME_TAP_MILLISECONDS } from "../recent-taps.ts";

/** Each makes a file of its own: pressed twice by an impatient finger, it comes once. */
const MAKES_A_FILE: readonly PressName[] = ["contractPdf", "meetingPdf", "sessionPdf"];
const REMEMBERED = 10_000;

/** Only the very same tap right after the first one counts: whoever changed something in between wants a new file. */
export function oneFileATap() {
  const latest = new Map<number, { readonly tap: string; readonly at: number }>();
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const { press, callbackQuery, from } = ctx;
    const chat = from?.id ?? 0;
    const before = latest.get(chat);
    latest.delete(chat);
    if (press === undefined || !MAKES_A_FILE.includes(press.name)) return next();
    const tap = `${callbackQuery?.message?.message_id ?? 0}/${callbackQuery?.data ?? ""}`;
    const isRepeated = before?.tap === tap && performance.now() - before.at < SAME_TAP_MILLISECONDS;
    if (isRepeated) await settle(ctx, ctx.speech.say("toast.case-exported"));
    else await next();
    latest.set(chat, { tap, at: performance.now() });
    const oldest = latest.keys().next();
    if (latest.size > REMEMBERED && !oldest.done) latest.delete(oldest.value);
  };
}
