import type { Case } from "../domain/case.ts";
import { barrierToSession, gatesOfCase } from "../domain/mediation-barrier.ts";
import { readSession } from "../domain/read-session.ts";
import { allowedStages, type SessionForm } from "../domain/session-form.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import type { OpenedPaper, PaperReader } from "./papers.ts";
import type { SessionView } from "./replies/session-words.ts";
import { noSessionReply } from "./replies/sessions.ts";

export const SESSION_READER: PaperReader<SessionForm> = { kind: "session", read: readSession };

export function sessionViewOf(
  opened: OpenedPaper<SessionForm>,
  { catalogue, now }: Pick<House, "catalogue" | "now">,
): SessionView {
  const allowed = allowedStages(gatesOfCase(opened.case));
  return { ...opened, allowed, words: catalogue.mediation.session, now: now().getTime() };
}

/** Tells why there is no session in this case now. False when nothing stands in its way. */
export async function barSession(
  ctx: JuruContext,
  found: Case,
  { catalogue }: Pick<House, "catalogue">,
): Promise<boolean> {
  const barrier = barrierToSession(found);
  if (barrier !== undefined) await show(ctx, noSessionReply(barrier, found.code, { catalogue, speech: ctx.speech }));
  return barrier !== undefined;
}
