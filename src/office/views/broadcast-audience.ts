import { type BroadcastViewing, tellCount } from "../../content/words/broadcast-words.ts";
import { tellDate } from "../../content/words/local-moment.ts";
import { AUDIENCE_ROLES, type Audience, JOINED_WITHIN } from "../../domain/audience.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { type Place, tellPlace } from "../../domain/place.ts";
import { joinedChoices } from "../broadcast-fields.ts";
import { html, type View } from "./markup.ts";

export interface AudienceForm {
  readonly audience: Audience;
  /** Id of the latest guidance update; undefined before the first. */
  readonly latestUpdate: string | undefined;
  /** What was looked for, and what came of it. */
  readonly found: { readonly typed: string; readonly places: readonly Place[] } | undefined;
  readonly problem: string | undefined;
}

/** Whom a draft is for; what is left open means everybody. */
export function audienceFields(
  { audience, latestUpdate, found, problem }: AudienceForm,
  viewing: BroadcastViewing,
): View {
  const { speech } = viewing;
  const unread = audience.hasNotRead ?? latestUpdate;
  return html`<fieldset id="audience">
    <legend>${speech.say("office.broadcast-for-whom")}</legend>
    <p class="quiet">${speech.say("office.broadcast-for-whom-how")}</p>
    <fieldset>
      <legend>${speech.say("office.broadcast-roles")}</legend>
      ${AUDIENCE_ROLES.map((role) => tick("roles", role, audience.roles?.includes(role) === true, speech.say(`word.role-${role}`)))}
    </fieldset>
    ${placeFields(audience, found, problem, viewing)}
    <label data-field>
      ${speech.say("office.broadcast-language")}
      <select name="language">
        <option value="">${speech.say("button.audience-any-language")}</option>
        ${LANGUAGES.map((one) => option(one, audience.language === one, speech.say(`word.language-${one}`)))}
      </select>
    </label>
    <label data-field>
      ${speech.say("office.broadcast-joined")}
      <select name="joined">
        <option value="">${speech.say("office.broadcast-joined-any")}</option>
        ${joinedOptions(audience, viewing)}
      </select>
    </label>
    ${tick("referrals", "yes", audience.hasOpenReferrals === true, speech.say("button.audience-referrals"))}
    ${unread !== undefined && tick("unread", unread, audience.hasNotRead !== undefined, speech.say("button.audience-unread"))}
  </fieldset>`;
}

/** How many, and who is left out; or that it is still being counted. */
export function countView(count: AudienceCount | "late", viewing: BroadcastViewing): View {
  const { speech } = viewing;
  if (count === "late") return html`<p>${speech.say("office.broadcast-count-late")}</p>`;
  const [recipients, ...leftOut] = tellCount(count, speech);
  return html`<p><strong>${recipients}</strong></p>
    ${leftOut.map((words) => html`<p class="quiet">${words}</p>`)}`;
}

function placeFields(
  { places: chosen = [] }: Audience,
  found: AudienceForm["found"],
  problem: string | undefined,
  { speech, places }: BroadcastViewing,
): View {
  const offered = (found?.places ?? []).filter(({ code }) => !chosen.includes(code));
  const nameOf = (code: string) => tellPlace(code, places) ?? code;
  return html`<fieldset id="places">
    <legend>${speech.say("office.broadcast-places")}</legend>
    ${chosen.length === 0 && html`<p class="quiet">${speech.say("office.broadcast-places-all")}</p>`}
    ${chosen.map((code) => tick("places", code, true, nameOf(code)))}
    ${
      found !== undefined &&
      html`<p role="status">${speech.say(offered.length === 0 ? "office.broadcast-place-not-found" : "office.broadcast-places-found", { text: found.typed })}</p>`
    }
    ${offered.map(({ code }) => tick("places", code, false, nameOf(code)))}
    <label data-field>
      ${speech.say("office.broadcast-find-place")}
      <input type="search" name="find" maxlength="60" autocomplete="off" />
    </label>
    ${problem !== undefined && html`<p class="late">${problem}</p>`}
    <button type="submit" name="go" value="find" class="outline small">${speech.say("office.broadcast-find")}</button>
  </fieldset>`;
}

function joinedOptions({ joinedSince }: Audience, { speech, now, offsetOf }: BroadcastViewing): View {
  const days = JOINED_WITHIN.filter((within) => within !== "any");
  const choices = joinedChoices(days.map(Number), now, offsetOf(now));
  const isOther = joinedSince !== undefined && !choices.includes(joinedSince);
  const since = isOther ? Date.parse(joinedSince) : 0;
  return html`${choices.map((at, index) => {
    const words = speech.say("office.broadcast-joined-days", { days: days[index] ?? "" });
    return option(at, at === joinedSince, words);
  })}${
    isOther &&
    option(joinedSince, true, speech.say("word.audience-joined", { date: tellDate(since, offsetOf(since), speech) }))
  }`;
}

function option(value: string, isChosen: boolean, words: string): View {
  return html`<option value="${value}" ${isChosen && "selected"}>${words}</option>`;
}

export function tick(name: string, value: string, isOn: boolean, words: string): View {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}" ${isOn && "checked"} /> ${words}</label>`;
}
