import type { Speech } from "../../content/speech.ts";
import { tellMomentIn } from "../../content/words/local-moment.ts";
import { INVITE_DAYS, INVITE_SIZES, type Invite, inviteName } from "../../domain/invite.ts";
import { actField } from "./act-field.ts";
import { actForm } from "./act-form.ts";
import { html, type View } from "./markup.ts";
import { backToMembers } from "./members.ts";
import { turnPages } from "./turn-pages.ts";

export interface InvitesPage {
  readonly invites: readonly Invite[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The name of the one that has just been made: its link is open. */
  readonly made: string | undefined;
  readonly linkOf: (code: string) => string | undefined;
  readonly offsetOf: (at: number) => number;
}

export function invitesView(view: InvitesPage, speech: Speech): View {
  const { invites, total, page, pages } = view;
  return html`<p>${speech.say("office.invites-how")}</p>
    <h2>${speech.say("office.invites-new")}</h2>
    <form method="post" action="/office/members/invites">
      ${actField()}
      ${choices("uses", INVITE_SIZES, speech.say("office.invites-uses"))}
      ${choices("days", INVITE_DAYS, speech.say("office.invites-days"))}
      <div class="buttons"><button type="submit">${speech.say("office.invites-make")}</button></div>
    </form>
    <h2>${speech.say("office.invites-open", { count: total })}</h2>
    ${
      total === 0
        ? html`<p class="quiet">${speech.say("office.invites-none")}</p>`
        : html`<ul class="cards people">
            ${invites.map((invite) => inviteCard(invite, view, speech))}
          </ul>`
    }
    ${turnPages({ page, pages, to: (to) => `/office/members/invites?page=${to}` }, speech)}
    <p id="copied" role="status" class="quiet"></p>
    ${backToMembers(speech)}`;
}

/** The one in the middle is the usual one. */
function choices(name: "uses" | "days", values: readonly number[], words: string): View {
  return html`<fieldset class="choices row">
    <legend>${words}</legend>
    ${values.map(
      (value, at) =>
        html`<label class="tap"><input type="radio" name="${name}" value="${value}" ${at === 1 && html`checked`} /> ${value}</label>`,
    )}
  </fieldset>`;
}

function inviteCard(invite: Invite, { made, linkOf, offsetOf }: InvitesPage, speech: Speech): View {
  const name = inviteName(invite.code);
  const at = Date.parse(invite.expiresAt);
  const until = tellMomentIn(at, offsetOf(at), speech);
  return html`<li>
    <h3>${name}…</h3>
    <p>${speech.say("office.invites-line", { uses: invite.usesLeft, until })}</p>
    <details ${made === name && html`open`}>
      <summary>${speech.say("office.invites-show")}</summary>
      ${linkView(linkOf(invite.code), name, speech)}
    </details>
    ${actForm({
      to: "/members/invites/end",
      words: speech.say("office.invites-end", { name }),
      fields: { code: invite.code },
    })}
  </li>`;
}

/** Without a script the link is copied by hand. */
function linkView(link: string | undefined, name: string, speech: Speech): View {
  if (link === undefined) return html`<p>${speech.say("office.invites-no-link")}</p>`;
  return html`<input type="text" readonly value="${link}" aria-label="${speech.say("office.invites-link-of", { name })}" />
    <button type="button" class="outline" hidden data-copy="${speech.say("office.invites-copied")}">${speech.say("button.copy-link")}</button>`;
}
