import type { Speech } from "../../content/speech.ts";
import { localeOf } from "../../content/words/local-moment.ts";
import { areasAround, tellPlace } from "../../domain/place.ts";
import { actForm } from "./act-form.ts";
import { html, type View } from "./markup.ts";
import { type NamedPerson, type PeopleFrame, tellPlaceOf, tellRoles } from "./member-words.ts";
import { backToMembers } from "./members.ts";

/** Who it is, how things stand, and what an admin can make of it. */
export function memberView({ member }: NamedPerson, frame: PeopleFrame, speech: Speech): View {
  const { id, status, joinedAt, isReachable } = member;
  const calendar = new Intl.DateTimeFormat(localeOf(speech), { dateStyle: "long", timeZone: "UTC" });
  const facts: readonly (readonly [string, string])[] = [
    [speech.say("office.member-account"), String(id)],
    [speech.say("office.members-status"), speech.say(`standing-of-member.${status}`)],
    [speech.say("office.members-role"), tellRoles(member, frame, speech)],
    [speech.say("office.members-place"), tellPlaceOf(member, frame.places, speech)],
    [
      speech.say("office.member-joined"),
      joinedAt === undefined ? speech.say("office.member-unknown") : calendar.format(Date.parse(joinedAt)),
    ],
    [speech.say("office.member-language"), member.language === "id" ? "Bahasa Indonesia" : "English"],
    [
      speech.say("office.member-reach"),
      speech.say(isReachable ? "office.member-reachable" : "office.member-unreachable"),
    ],
  ];
  return html`<dl class="person">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <h2>${speech.say("office.member-do")}</h2>
    ${ways({ member, frame, speech })}
    <p><a class="tap" href="${`/office/audit?person=${id}`}">${speech.say("office.member-in-log")}</a></p>
    ${backToMembers(speech)}`;
}

interface Ways extends Pick<NamedPerson, "member"> {
  readonly frame: PeopleFrame;
  readonly speech: Speech;
}

function ways({ member, frame, speech }: Ways): View {
  const { id, status } = member;
  const to = `/members/${id}`;
  switch (status) {
    case "active":
      return activeWays({ member, frame, speech });
    case "pending":
      return html`<div class="buttons">
        ${actForm({ to: `${to}/accept`, words: speech.say("button.accept"), looks: "main" })}
        <a class="button outline" href="${`/office${to}/refuse`}">${speech.say("office.members-refuse-with")}</a>
      </div>`;
    case "refused":
    case "suspended":
      return html`<div class="buttons">
        ${actForm({ to: `${to}/readmit`, words: speech.say("button.readmit"), looks: "main" })}
      </div>`;
    case "joining":
      return html`<p class="quiet">${speech.say("office.member-nothing-to-do")}</p>`;
  }
}

function activeWays({ member, frame: { places, adminIds }, speech }: Ways): View {
  const { id, place, looksAfter, isAdmin } = member;
  const to = `/members/${id}`;
  const link = (path: string, words: string, isGrave = false) =>
    html`<a class="button outline" href="${`/office${to}/${path}`}" ${isGrave && html`data-variant="danger"`}>${words}</a>`;
  const isSettable = !adminIds.includes(id);
  const adminWay =
    isAdmin === true
      ? link("sure/dismiss", speech.say("button.dismiss-admin"))
      : link("sure/promote", speech.say("button.make-admin"));
  return html`<div class="buttons">
      ${areasAround(place, places)
        .filter((area) => area !== looksAfter)
        .map((area) =>
          actForm({
            to: `${to}/appoint`,
            words: speech.say("button.appoint", { place: tellPlace(area, places) ?? area }),
            fields: { area },
          }),
        )}
      ${link("area", speech.say("button.appoint-elsewhere"))}
      ${
        looksAfter !== undefined &&
        actForm({ to: `${to}/appoint`, words: speech.say("button.dismiss"), fields: { area: "" } })
      }
    </div>
    <div class="buttons">
      ${link("place", speech.say("button.move-member"))} ${isSettable && adminWay}
      ${isSettable && link("sure/suspend", speech.say("button.suspend"), true)}
    </div>`;
}
