import type { Case, ToldSituation } from "../domain/case.ts";
import { guide } from "../domain/guidance.ts";
import { isConcernedByCase } from "../domain/move-case.ts";
import type { GateId } from "../domain/safety.ts";
import { situationOfCase } from "../domain/situation-of-case.ts";
import type { House, JuruContext } from "./context.ts";
import { personOf } from "./referral-access.ts";
import { guidedInCase } from "./replies/case-guidance.ts";
import type { Reply } from "./replies/reply.ts";
import { guidedResultReply, resultReply } from "./replies/result.ts";

/** Files what the guided talk of a case has led to, and gives its result, ranked with what was tried before. */
export async function endGuideOfCase(
  ctx: JuruContext,
  code: string,
  told: ToldSituation,
  house: House,
): Promise<Reply> {
  const { speech } = ctx;
  const { catalogue } = house;
  const now = house.now().getTime();
  const found = await findOwn(ctx, code, house);
  const guidance =
    found && guide(situationOfCase({ ...found, situation: told, dangers: [] }, now), catalogue.techniques);
  // Handed over or closed meanwhile: what was asked for is not held back, and stands in no case.
  if (found === undefined || found.state === "closed" || guidance?.kind !== "guidance") {
    return resultReply(told, catalogue, speech);
  }
  const filing = await house.cases.file({
    code,
    event: {
      kind: "guided",
      situation: told,
      roles: [guidance.first, ...guidance.also].map(({ role }) => role),
      techniques: guidance.suggestions.map(({ id }) => id),
    },
    actor: personOf(ctx, house),
    act: String(ctx.update.update_id),
  });
  const after = filing.kind === "moved" ? filing.case : { ...found, situation: told, dangers: [] };
  return guidedResultReply(guidedInCase(after, now, catalogue, speech), catalogue, speech);
}

/** A danger that was ticked in the guided talk of a case belongs into its timeline, once. */
export async function noteDangerInCase(
  ctx: JuruContext,
  code: string | undefined,
  gates: readonly GateId[],
  house: House,
): Promise<void> {
  const found = code === undefined ? undefined : await findOwn(ctx, code, house);
  const fresh = gates.filter((gate) => found?.dangers.includes(gate) === false);
  if (found === undefined || fresh.length === 0) return;
  await house.cases.file({
    code: found.code,
    event: { kind: "danger", gates: fresh },
    actor: personOf(ctx, house),
    act: String(ctx.update.update_id),
  });
}

/** Without a word and without a note: the talk is about something else than who may see what. */
async function findOwn(ctx: JuruContext, code: string, house: House): Promise<Case | undefined> {
  const found = await house.cases.find(code);
  return found !== undefined && isConcernedByCase(found, personOf(ctx, house)) ? found : undefined;
}
