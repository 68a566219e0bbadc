import type { Case } from "../domain/case.ts";
import { findConcerningCase } from "./case-access.ts";
import type { House, JuruContext } from "./context.ts";
import { showFiled } from "./file-in-case.ts";
import { show } from "./message-sender.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** "Not found" for what is not theirs; of a closed case the screen says so. */
export async function withOpenCase(
  ctx: JuruContext,
  code: string,
  house: House,
  then: (it: Case) => Promise<void>,
): Promise<void> {
  const it = await findConcerningCase(ctx, code, house);
  if (it === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  if (it.state === "closed") return showFiled(ctx, code, { kind: "refused", reason: "closed" }, house, "");
  await then(it);
}
