import { MEMBER_GROUPS } from "../../domain/member-roles.ts";
import { REFUSAL_WORDS } from "../../domain/refusal-words.ts";
import { count, inviteCode, oneOf, placeCode } from "../press-fields.ts";

const person = { id: count };
const places = { id: count, code: placeCode, page: count };

/** The buttons of /anggota: for admins, and the right is looked at with each press. */
export const MEMBERS_FORMS = {
  members: {},
  requests: {},
  requestPage: { page: count },
  decide: { id: count, answer: oneOf(["no", "yes"]) },
  refuseAsk: person,
  refuseWith: { id: count, word: oneOf(REFUSAL_WORDS) },
  refuseWrite: person,
  memberList: { area: placeCode, page: count },
  memberGroups: {},
  memberGroup: { group: oneOf(MEMBER_GROUPS), page: count },
  member: person,
  /** Areas that somebody could look after: provinces, or the regencies within one. */
  memberAreas: places,
  memberAppoint: { id: count, area: placeCode },
  memberPromoteAsk: person,
  memberPromote: person,
  memberDismissAsk: person,
  memberDismiss: person,
  memberPlaces: places,
  memberMove: { id: count, code: placeCode },
  memberSuspendAsk: person,
  memberSuspend: person,
  memberReadmit: person,
  inviteAsk: {},
  inviteDays: { uses: count },
  inviteMake: { uses: count },
  inviteMakeFor: { uses: count, days: count },
  invites: { page: count },
  inviteEnd: { code: inviteCode },
} as const;
