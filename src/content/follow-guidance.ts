import type { Catalogue } from "../domain/catalogue.ts";
import { decidePublish, planRollBack } from "../domain/decide-update.ts";
import { type GuidanceItem, type ItemFields, valueOf, withFields } from "../domain/guidance-item.ts";
import type {
  GuidanceLog,
  GuidanceUpdates,
  PublishAttempt,
  Publishing,
  RollBackAttempt,
  RollingBack,
  TextProblem,
} from "../domain/guidance-log.ts";
import type { FieldChange } from "../domain/guidance-update.ts";
import { problemsOfItem, problemsOfWhy } from "./check-item.ts";
import { type Decision, followLog } from "./follow-log.ts";
import { createLiveCatalogue } from "./live-catalogue.ts";

export interface LiveGuidance {
  /** Whoever holds it always reads what stands now. */
  readonly catalogue: Catalogue;
  readonly updates: GuidanceUpdates;
  /** Resolves once the store has been asked for the first time, whether or not it answered. */
  readonly asked: Promise<void>;
  stop(): Promise<void>;
}

interface Following {
  readonly shipped: Catalogue;
  readonly log: GuidanceLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Of what was published and cannot be shown any more: "technique:M8.steps", or "version 7". */
  readonly onLeftOut: (what: string) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What admins publish, shown by this process within seconds, and what they may publish. */
export function followGuidance({ shipped, log, now, onLeftOut, onTrouble }: Following): LiveGuidance {
  const { catalogue, show } = createLiveCatalogue(shipped, now, onLeftOut);
  const followed = followLog({
    ...{ log, now, onTrouble, onChange: show },
    onUnreadable: (number) => onLeftOut(`version ${number}`),
  });

  function problems(item: GuidanceItem, fields: ItemFields): readonly TextProblem[] {
    const value = valueOf(item, catalogue);
    return value === undefined ? [] : problemsOfItem(item.kind, withFields(item, value, fields));
  }

  function problemsAfter(item: GuidanceItem, changes: readonly FieldChange[]): readonly TextProblem[] {
    return problems(item, Object.fromEntries(changes.map((change) => [change.field, change.new])));
  }

  function plan(number: number) {
    return planRollBack(number, { updates: followed.updates(), shipped, catalogue });
  }

  function judge({ item, wanted, why }: PublishAttempt): Decision<Exclude<Publishing, { kind: "published" }>> {
    const decision = decidePublish(item, wanted, catalogue);
    if (decision.kind !== "changes") return { refused: decision };
    const { changes } = decision;
    const wrong = [...problemsAfter(item, changes), ...(why === undefined ? [] : problemsOfWhy(why))];
    if (wrong.length > 0) return { refused: { kind: "wrong", problems: wrong } };
    return { update: { what: { kind: "publish" }, item, changes, ...(why !== undefined && { why }) } };
  }

  function judgeRollBack({ number, asOf }: RollBackAttempt): Decision<Exclude<RollingBack, { kind: "rolled back" }>> {
    const wanted = plan(number);
    if (wanted === undefined) return { refused: { kind: "unknown" } };
    const { update, changes } = wanted;
    if (changes.length === 0) return { refused: { kind: "same" } };
    if (wanted.asOf !== asOf) return { refused: { kind: "taken" } };
    const wrong = problemsAfter(update.item, changes);
    if (wrong.length > 0) return { refused: { kind: "wrong", problems: wrong } };
    return { update: { what: { kind: "roll-back", of: number }, item: update.item, changes } };
  }

  return {
    catalogue,
    updates: {
      all: () => followed.updates().toReversed(),
      latest: () => followed.updates().at(-1),
      find: (number) => followed.updates().find((update) => update.number === number),
      problems,
      planRollBack: plan,
      async publish(attempt) {
        const written = await followed.write(attempt.act, () => judge(attempt));
        return "refused" in written ? written.refused : { kind: "published", update: written.update };
      },
      async rollBack(attempt) {
        const written = await followed.write(attempt.act, () => judgeRollBack(attempt));
        return "refused" in written ? written.refused : { kind: "rolled back", update: written.update };
      },
    },
    asked: followed.asked,
    stop: () => followed.stop(),
  };
}
