import { tellPart, tellProblem } from "../content/words/guidance-words.ts";
import type { GuidanceDraft } from "../domain/guidance-draft.ts";
import type { GuidanceItem } from "../domain/guidance-item.ts";
import { publishGuidance } from "../domain/publish-guidance.ts";
import { sayAdminsOnly } from "./admin-right.ts";
import type { House, JuruContext } from "./context.ts";
import { send, show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { endedReply, publishedReply } from "./replies/edit-guidance.ts";
import { resumeButton } from "./replies/guide.ts";

interface Finished {
  readonly item: GuidanceItem;
  readonly draft: GuidanceDraft;
}

/**
 * Publishes what an admin has changed. The right is looked at here, where it is done. Null when that is the end of it;
 * else the fields with which the edit goes on.
 */
export async function publishDraft(
  ctx: JuruContext,
  { item, draft }: Finished,
  house: House,
): Promise<string[] | null> {
  const { speech } = ctx;
  const { wanted } = draft;
  const act = String(ctx.update.update_id);
  const publishing = await publishGuidance(personOf(ctx, house), { item, draft, act }, house);
  switch (publishing.kind) {
    case "not an admin":
      await sayAdminsOnly(ctx);
      return null;
    case "published":
      await show(ctx, publishedReply(publishing.update, house.catalogue, speech));
      return null;
    case "same":
      await show(ctx, endedReply(item, speech.say("guidance.same"), speech));
      return null;
    case "impossible":
      await show(ctx, endedReply(item, speech.say("guidance.gone"), speech));
      return null;
    case "taken": {
      const parts = publishing.fields.map((field) => tellPart(field, undefined, speech)).join(", ");
      await send(ctx, { text: speech.say("guidance.taken", { parts }), buttons: [[resumeButton(speech)]] });
      return wanted.map(({ field }) => field).filter((field) => !publishing.fields.includes(field));
    }
    case "wrong": {
      const told = publishing.problems.map(
        (problem) => `${tellPart(problem.field, undefined, speech)}: ${tellProblem(problem, 0, speech)}`,
      );
      await send(ctx, { text: [...new Set(told)].join("\n"), buttons: [[resumeButton(speech)]] });
      return wanted.map(({ field }) => field);
    }
  }
}
