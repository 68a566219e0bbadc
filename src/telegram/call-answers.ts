import type { Case } from "../domain/case.ts";
import { isCoordinatorOf } from "../domain/move-case.ts";
import { noteAct, noteRefusal } from "./admin-right.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { settle, show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { answerCameReply, answeredAlready, answeredReply } from "./replies/call-answers.ts";
import { unknownCaseReply } from "./replies/cases.ts";
import { tellPerson } from "./tell-person.ts";

/**
 * The case, for a coordinator of its place or an admin. Undefined for everybody else, its volunteer too, as for a code that
 * nobody has; the attempt is noted.
 */
export async function mayAnswer(ctx: JuruContext, code: string, house: House): Promise<Case | undefined> {
  const found = await findConcerningCase(ctx, code, house);
  if (found === undefined) return undefined;
  const person = personOf(ctx, house);
  if (person.role === "admin" || isCoordinatorOf(found.place, person)) return found;
  await noteRefusal(ctx, ctx.press?.name ?? "koordinator", house);
  return undefined;
}

/** One tap after a call: the volunteer is told, and nobody else is called about it. */
export function answerByPhone(ctx: JuruContext, code: string, house: House): Promise<void> {
  return fileAnswer(ctx, code, undefined, house);
}

/** Filed, noted, and told to the volunteer; without words it was answered by phone. */
export async function fileAnswer(
  ctx: JuruContext,
  code: string,
  words: string | undefined,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  const found = await mayAnswer(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, speech));
  const filing = await house.cases.file({
    ...{ code, event: { kind: "answer", ...(words !== undefined && { text: words }) } },
    ...{ actor: personOf(ctx, house), act: String(ctx.update.update_id) },
  });
  if (filing.kind === "unchanged") return settle(ctx, answeredAlready(found, house.now().getTime(), speech));
  if (filing.kind !== "moved") {
    const text = answeredAlready(found, house.now().getTime(), speech);
    return ctx.callbackQuery === undefined ? show(ctx, { text }) : settle(ctx, text);
  }
  await noteAct(ctx, "case.answer", { about: code }, house);
  const { owner } = filing.case;
  const isTold =
    owner !== filing.entry.who.id &&
    (await tellPerson(ctx.api, owner, house, (theirs) => answerCameReply(code, words, theirs)));
  const sent = words === undefined ? "phoned" : "sent";
  await show(ctx, answeredReply(code, isTold ? sent : "unreachable", speech));
}
