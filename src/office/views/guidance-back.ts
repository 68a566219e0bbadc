import type { Speech } from "../../content/speech.ts";
import type { RollBackPlan } from "../../domain/decide-update.ts";
import { actField } from "./act-field.ts";
import { differenceView } from "./guidance-difference.ts";
import { addressOfUpdate } from "./guidance-update.ts";
import { html, type View } from "./markup.ts";

/** What will stand, and what goes with it; asked before it is done. */
export function guidanceBackView({ update, changes, covered, asOf }: RollBackPlan, speech: Speech): View {
  const address = addressOfUpdate(update);
  const { number } = update;
  if (changes.length === 0) {
    return html`<p>${speech.say("updates.back-same", { number })}</p>
      <p><a href="${address}">${speech.say("office.guidance-leave")}</a></p>`;
  }
  return html`
    <p>${speech.say("office.guidance-back-how")}</p>
    ${covered.length > 0 && html`<p role="alert" class="notice">${speech.say("updates.back-covers", { numbers: covered.join(", ") })}</p>`}
    <h2>${speech.say("office.guidance-what-changes")}</h2>
    ${differenceView(changes, speech)}
    <div class="buttons">
      <form method="post" action="${`${address}/back`}">
        ${actField()}<input type="hidden" name="asOf" value="${asOf}" />
        <button type="submit" data-variant="danger">${speech.say("office.guidance-back-sure")}</button>
      </form>
      <a class="button outline" href="${address}">${speech.say("office.guidance-leave")}</a>
    </div>
  `;
}

/** What stood before is no longer right by the checks of now. */
export function backWrongView({ number }: RollBackPlan["update"], editAddress: string, speech: Speech): View {
  return html`<p role="alert">${speech.say("updates.back-wrong", { number })}</p>
    <p class="buttons"><a class="button" href="${editAddress}">${speech.say("office.guidance-edit")}</a></p>`;
}
