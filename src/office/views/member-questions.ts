import type { Speech } from "../../content/speech.ts";
import { LONGEST_REFUSAL, REFUSAL_WORDS } from "../../domain/refusal-words.ts";
import { actField } from "./act-field.ts";
import { actForm, paragraphs } from "./act-form.ts";
import { html, type View } from "./markup.ts";
import { type NamedPerson, tellPerson } from "./member-words.ts";

/** What weighs enough to be asked once more, with what comes of it. */
export const GRAVE = ["promote", "dismiss", "suspend"] as const;
export type Grave = (typeof GRAVE)[number];

export function sureView(
  grave: Grave,
  person: NamedPerson & { readonly isSelf: boolean },
  speech: Speech,
): { readonly title: string; readonly body: View } {
  const { id } = person.member;
  const name = tellPerson(person, speech);
  const isOwnEnd = person.isSelf && grave === "dismiss";
  return {
    title: speech.say(`office.member-sure-${grave}`),
    body: html`${paragraphs(isOwnEnd ? speech.say("members.dismiss-self-sure") : speech.say(`members.${grave}-sure`, { name }))}
      <div class="buttons">
        ${actForm({
          to: `/members/${id}/${grave}`,
          words: speech.say(`button.${grave}-sure`),
          looks: grave === "promote" ? "main" : "danger",
        })}
        <a class="button outline" href="${`/office/members/${id}`}">${speech.say("office.member-never-mind")}</a>
      </div>`,
  };
}

interface Refusing {
  /** What was typed already, when it could not be taken. */
  readonly typed: string | undefined;
}

/** With which word somebody is refused: a usual one, one's own, or none. */
export function refuseView(person: NamedPerson, { typed }: Refusing, speech: Speech): View {
  const { id } = person.member;
  const choice = (value: string, words: string, isChosen: boolean) =>
    html`<label class="tap"
      ><input type="radio" name="word" value="${value}" required ${isChosen && html`checked`} /> ${words}</label
    >`;
  return html`<p>${speech.say("office.refuse-how")}</p>
    ${typed !== undefined && html`<p role="alert">${speech.say("office.refuse-own-missing")}</p>`}
    <form method="post" action="${`/office/members/${id}/refuse`}">
      ${actField()}
      <fieldset class="choices">
        <legend>${speech.say("office.refuse-word")}</legend>
        ${REFUSAL_WORDS.map((word) => choice(word, speech.say(`refusal.${word}`), false))}
        ${choice("own", speech.say("office.refuse-own"), typed !== undefined)}
        ${choice("none", speech.say("office.refuse-none"), false)}
      </fieldset>
      <label for="own">${speech.say("office.refuse-own-words", { most: LONGEST_REFUSAL })}</label>
      <textarea id="own" name="own" rows="3" maxlength="${LONGEST_REFUSAL}" aria-describedby="own-hint">
${typed ?? ""}</textarea
      >
      <p id="own-hint" class="quiet">${speech.say("office.refuse-own-hint")}</p>
      <div class="buttons">
        <button type="submit" data-variant="danger">${speech.say("office.refuse-send")}</button>
        <a class="button outline" href="/office/members">${speech.say("office.member-never-mind")}</a>
      </div>
    </form>`;
}
