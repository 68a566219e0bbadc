import type { Case } from "../domain/case.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** Goes on with a case that concerns this person; any other is not found. */
export async function withCase(
  ctx: JuruContext,
  code: string,
  house: House,
  go: (found: Case) => Promise<void>,
): Promise<void> {
  const found = await findConcerningCase(ctx, code, house);
  await (found === undefined ? show(ctx, unknownCaseReply(code, ctx.speech)) : go(found));
}
