import type { Case } from "../domain/case.ts";
import type { House, JuruContext } from "./context.ts";
import { showFiled } from "./file-in-case.ts";
import { withCase } from "./with-case.ts";

/** "Not found" for what is not theirs; of a closed case the screen says so. */
export async function withOpenCase(
  ctx: JuruContext,
  code: string,
  house: House,
  then: (it: Case) => Promise<void>,
): Promise<void> {
  await withCase(ctx, code, house, (it) =>
    it.state === "closed" ? showFiled(ctx, code, { kind: "refused", reason: "closed" }, house, "") : then(it),
  );
}
