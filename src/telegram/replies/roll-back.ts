import type { Speech } from "../../content/speech.ts";
import type { RollBackPlan } from "../../domain/decide-update.ts";
import { pageOf } from "../../domain/pages.ts";
import { editorsPages } from "./guidance-changes.ts";
import { turnButtons } from "./pages.ts";
import type { Button, Reply } from "./reply.ts";

/** What will stand, and what goes with it; asked before it is done. */
export function rollBackReply({ update, changes, covered, asOf }: RollBackPlan, asked: number, speech: Speech): Reply {
  const { number } = update;
  const back: Button = { text: speech.say("button.back"), press: { name: "update", number, page: 0 } };
  if (changes.length === 0) return { text: speech.say("updates.back-same", { number }), buttons: [[back]] };
  const { shown, page, pages } = pageOf(editorsPages(changes, speech), asked, 1);
  return {
    text: [
      speech.say("updates.back-ask", { number }),
      ...shown,
      ...(covered.length === 0 ? [] : [speech.say("updates.back-covers", { numbers: covered.join(", ") })]),
    ].join("\n\n"),
    buttons: [
      turnButtons(page, pages, (to) => ({ name: "updateBack", number, page: to }), speech),
      [
        {
          text: speech.say("button.update-back-sure"),
          press: { name: "updateBackSure", number, asOf },
          style: "danger",
        },
      ],
      [back],
    ],
  };
}
