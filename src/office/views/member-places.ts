import type { Speech } from "../../content/speech.ts";
import { type Place, type PlaceIndex, tellPlace } from "../../domain/place.ts";
import { actField } from "./act-field.ts";
import { html, type View } from "./markup.ts";

export interface PlacePicking {
  readonly id: number;
  /** Whether an area to look after is chosen, or where somebody works. */
  readonly field: "area" | "place";
  /** The area that is looked into; undefined for the whole country. */
  readonly inside: Place | undefined;
  readonly typed: string;
  /** What fits what was typed. */
  readonly found: readonly Place[];
}

const ACTS = { area: "appoint", place: "move" } as const;

/** Down from province to district, or by name. Every place is one button of one form. */
export function placesView(picking: PlacePicking, places: PlaceIndex, speech: Speech): View {
  const { id, field, inside, typed, found } = picking;
  const at = `/office/members/${id}/${field}`;
  const mayBeTaken = ({ kind }: Place) => field === "place" || kind !== "district";
  const take = ({ code }: Place) => {
    const place = tellPlace(code, places) ?? code;
    return html`<button type="submit" class="outline" name="${field}" value="${code}">${speech.say("office.member-place-take", { place })}</button>`;
  };
  const children = places.children(inside?.code).filter(mayBeTaken);
  const isLast = ({ kind }: Place) => kind === (field === "area" ? "regency" : "district");
  return html`<form class="seek" method="get" action="${at}" role="search">
      <label for="sought">${speech.say("office.member-place-find")}</label>
      <input id="sought" name="q" type="search" value="${typed}" maxlength="80" />
      <button type="submit" class="outline">${speech.say("office.members-search-go")}</button>
    </form>
    ${typed !== "" && found.length === 0 && html`<p role="status">${speech.say("office.members-none-found", { text: typed })}</p>`}
    <form method="post" action="${`/office/members/${id}/${ACTS[field]}`}">
      ${actField()}
      ${found.length > 0 && html`<div class="ways">${found.filter(mayBeTaken).map(take)}</div>`}
      ${
        inside !== undefined &&
        html`<h2>${speech.say("office.member-place-in", { place: inside.name })}</h2>
          <div class="ways">${take(inside)}</div>`
      }
      <ul class="ways many">
        ${children.map(
          (child) =>
            html`<li>
              ${isLast(child) ? take(child) : html`<a class="tap" href="${`${at}?in=${child.code}`}">${speech.say("office.member-place-open", { place: child.name })}</a>`}
            </li>`,
        )}
      </ul>
    </form>
    ${
      inside !== undefined &&
      html`<p>
        <a class="tap" href="${inside.parent === undefined ? at : `${at}?in=${inside.parent}`}">${speech.say("office.member-place-up")}</a>
      </p>`
    }
    <p><a class="tap" href="${`/office/members/${id}`}">${speech.say("office.member-back")}</a></p>`;
}
