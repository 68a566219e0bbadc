import { endInvite, makeInvite } from "../../domain/hand-out-invites.ts";
import { inviteName } from "../../domain/invite.ts";
import { pageOf } from "../../domain/pages.ts";
import { askedPage } from "../asked-page.ts";
import type { OfficeHouse } from "../office-house.ts";
import { invitesView } from "../views/invites.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const INVITES_A_PAGE = 20;

/** Links that open the door: made, copied, ended. */
export function addInvites(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/members/invites", "admins", (visit) => show(visit, house));

  corridor.act("/members/invites", "admins", async ({ fields, id: who, act }) => {
    const wanted = { uses: Number(fields["uses"]), days: Number(fields["days"]) };
    const invite = await makeInvite(wanted, { who, act }, house);
    if (typeof invite === "string") return { kind: "missing" };
    return { kind: "go", to: `/members/invites?made=${inviteName(invite.code)}`, said: "invite-made" };
  });

  corridor.act("/members/invites/end", "admins", async ({ fields, id: who, act }) => {
    const answer = await endInvite(fields["code"] ?? "", { who, act }, house);
    return { kind: "go", to: "/members/invites", said: answer === "ended" ? "invite-ended" : "invite-over" };
  });
}

async function show(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { query, speech } = visit;
  const { inviteLink: linkOf, offsetOf } = house;
  const made = query["made"];
  const open = await house.invites.open();
  // The one that has just been made stands first, wherever it expires.
  const invites = open.toSorted((one, other) => Number(isMade(other.code)) - Number(isMade(one.code)));
  function isMade(code: string): boolean {
    return inviteName(code) === made;
  }
  const { shown, page, pages } = pageOf(invites, askedPage(visit), INVITES_A_PAGE);
  return {
    ...{ kind: "page", title: speech.say("office.invites"), scripts: ["members.js"] },
    body: invitesView({ invites: shown, total: open.length, page, pages, made, linkOf, offsetOf }, speech),
  };
}
