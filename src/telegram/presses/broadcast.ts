import { AUDIENCE_ROLES, JOINED_WITHIN } from "../../domain/audience.ts";
import { BROADCAST_PARTS } from "../../domain/broadcast-content.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { WEEKDAYS } from "../../domain/local-time.ts";
import { UNCERTAIN_POLICIES } from "../../domain/recipient-ledger.ts";
import { broadcastId, count, oneOf, placeCode } from "../press-fields.ts";

const yesNo = oneOf(["no", "yes"]);
const id = broadcastId;

/** The buttons of /siaran. A tick carries what it sets, not "the other way round": a double tap sets it once. */
export const BROADCAST_FORMS = {
  broadcasts: { page: count },
  broadcastNew: {},
  broadcast: { id },
  broadcastWrite: { id, part: oneOf(BROADCAST_PARTS) },
  broadcastClear: { id, part: oneOf(BROADCAST_PARTS) },
  broadcastAsksRead: { id, on: yesNo },
  broadcastUrgentAsk: { id },
  broadcastUrgent: { id, on: yesNo },
  broadcastPolicy: { id, policy: oneOf(UNCERTAIN_POLICIES) },
  broadcastPreview: { id },
  broadcastAudience: { id },
  broadcastEveryone: { id },
  /** An area's own areas; the provinces for none. */
  broadcastPlaces: { id, area: placeCode, page: count },
  broadcastPlace: { id, code: placeCode, page: count, on: yesNo },
  broadcastPlaceType: { id },
  broadcastPlacesClear: { id },
  broadcastRole: { id, role: oneOf(AUDIENCE_ROLES), on: yesNo },
  broadcastLanguage: { id, language: oneOf(["any", ...LANGUAGES]) },
  broadcastJoined: { id, within: oneOf(JOINED_WITHIN) },
  broadcastReferrals: { id, on: yesNo },
  /** Of the latest guidance update when it is pressed. */
  broadcastUnread: { id, on: yesNo },
  broadcastWhen: { id },
  /** ms since the epoch; 0 for now. */
  broadcastAt: { id, at: count },
  broadcastWhenType: { id },
  broadcastWeekdays: { id },
  broadcastHours: { id, day: oneOf(WEEKDAYS) },
  broadcastWeekly: { id, day: oneOf(WEEKDAYS), minute: count },
  broadcastConfirmAsk: { id },
  /** The number that the admin has read, and what was asked about it. */
  broadcastConfirm: { id, recipients: count, isNamed: yesNo, isRepeatMeant: yesNo },
  broadcastPause: { id },
  broadcastResume: { id },
  broadcastCancelAsk: { id },
  broadcastCancel: { id },
  /** Who has not read it, by place, and a reminder for them. */
  broadcastUnreadBy: { id, area: placeCode, page: count },
  broadcastRemind: { id },
  broadcastLedger: { id, round: count },
} as const;
