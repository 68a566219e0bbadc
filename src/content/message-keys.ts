import { BROADCAST_MESSAGES } from "./keys/broadcast.ts";
import { BROADCAST_AUDIENCE_MESSAGES } from "./keys/broadcast-audience.ts";
import { BROADCAST_MESSAGE_MESSAGES } from "./keys/broadcast-message.ts";
import { BROADCAST_PROGRESS_MESSAGES } from "./keys/broadcast-progress.ts";
import { BROKER_WORDS } from "./keys/broker-words.ts";
import { CALLS_MESSAGES } from "./keys/calls.ts";
import { CARDS_MESSAGES } from "./keys/cards.ts";
import { CASE_EXPORT_MESSAGES } from "./keys/case-export.ts";
import { CASE_WORK_MESSAGES } from "./keys/case-work.ts";
import { CASES_MESSAGES } from "./keys/cases.ts";
import { CHECK_INS_MESSAGES } from "./keys/check-ins.ts";
import { CONTRACT_MESSAGES } from "./keys/contract.ts";
import { DATA_EXPORT_MESSAGES } from "./keys/data-export.ts";
import { DIRECTORY_MESSAGES } from "./keys/directory.ts";
import { DIRECTORY_FILES_MESSAGES } from "./keys/directory-files.ts";
import { GROUPS_MESSAGES } from "./keys/groups.ts";
import { GUIDANCE_EDIT_MESSAGES } from "./keys/guidance-edit.ts";
import { HAND_OVER_MESSAGES } from "./keys/hand-over.ts";
import { MEETING_MESSAGES } from "./keys/meeting.ts";
import { MEETING_TASKS_MESSAGES } from "./keys/meeting-tasks.ts";
import { MEMBER_CHANGES_MESSAGES } from "./keys/member-changes.ts";
import { MEMBERS_MESSAGES } from "./keys/members.ts";
import { NOTICES_MESSAGES } from "./keys/notices.ts";
import { NUMBERS_MESSAGES } from "./keys/numbers.ts";
import { OFFICE_MESSAGES } from "./keys/office.ts";
import { OFFICE_BROADCAST_MESSAGES } from "./keys/office-broadcast.ts";
import { OFFICE_DIRECTORY_MESSAGES } from "./keys/office-directory.ts";
import { OFFICE_GUIDANCE_MESSAGES } from "./keys/office-guidance.ts";
import { OFFICE_MAP_MESSAGES } from "./keys/office-map.ts";
import { OFFICE_MEMBERS_MESSAGES } from "./keys/office-members.ts";
import { OFFICE_REFERRALS_MESSAGES } from "./keys/office-referrals.ts";
import { OWN_DATA_MESSAGES } from "./keys/own-data.ts";
import { PHASE_CHANGE_MESSAGES } from "./keys/phase-change.ts";
import { POCKET_MESSAGES } from "./keys/pocket.ts";
import { PRACTICE_MESSAGES } from "./keys/practice.ts";
import { REFER_MESSAGES } from "./keys/refer.ts";
import { REFERRALS_MESSAGES } from "./keys/referrals.ts";
import { RUMOURS_MESSAGES } from "./keys/rumours.ts";
import { SESSION_MESSAGES } from "./keys/session.ts";
import { SOURCES_MESSAGES } from "./keys/sources.ts";
import { STATISTICS_MESSAGES } from "./keys/statistics.ts";
import { STORE_MESSAGES } from "./keys/store.ts";
import { TALKS_MESSAGES } from "./keys/talks.ts";
import { UPDATES_MESSAGES } from "./keys/updates.ts";
import { WARNINGS_MESSAGES } from "./keys/warnings.ts";
import { WRITE_MESSAGES } from "./keys/write.ts";

/**
 * Every message of the bot and what is filled into it. The words stand in content/messages/*.yaml;
 * a key without words, words without a key, or a blank that is missing stops the start.
 */
export const MESSAGES = {
  ...BROADCAST_MESSAGE_MESSAGES,
  ...BROKER_WORDS,
  ...BROADCAST_MESSAGES,
  ...BROADCAST_AUDIENCE_MESSAGES,
  ...BROADCAST_PROGRESS_MESSAGES,
  ...CALLS_MESSAGES,
  ...CARDS_MESSAGES,
  ...CASE_WORK_MESSAGES,
  ...CASES_MESSAGES,
  ...CASE_EXPORT_MESSAGES,
  ...CONTRACT_MESSAGES,
  ...CHECK_INS_MESSAGES,
  ...DATA_EXPORT_MESSAGES,
  ...DIRECTORY_MESSAGES,
  ...DIRECTORY_FILES_MESSAGES,
  ...GROUPS_MESSAGES,
  ...GUIDANCE_EDIT_MESSAGES,
  ...MEETING_MESSAGES,
  ...MEETING_TASKS_MESSAGES,
  ...HAND_OVER_MESSAGES,
  ...MEMBER_CHANGES_MESSAGES,
  ...MEMBERS_MESSAGES,
  ...NOTICES_MESSAGES,
  ...NUMBERS_MESSAGES,
  ...OFFICE_MESSAGES,
  ...OFFICE_BROADCAST_MESSAGES,
  ...OFFICE_DIRECTORY_MESSAGES,
  ...OFFICE_GUIDANCE_MESSAGES,
  ...OFFICE_MAP_MESSAGES,
  ...OFFICE_MEMBERS_MESSAGES,
  ...OFFICE_REFERRALS_MESSAGES,
  ...OWN_DATA_MESSAGES,
  ...POCKET_MESSAGES,
  ...PRACTICE_MESSAGES,
  ...PHASE_CHANGE_MESSAGES,
  ...REFER_MESSAGES,
  ...REFERRALS_MESSAGES,
  ...RUMOURS_MESSAGES,
  ...SESSION_MESSAGES,
  ...SOURCES_MESSAGES,
  ...STATISTICS_MESSAGES,
  ...STORE_MESSAGES,
  ...TALKS_MESSAGES,
  ...UPDATES_MESSAGES,
  ...WARNINGS_MESSAGES,
  ...WRITE_MESSAGES,
  "command.start": [],
  "command.guide": [],
  "command.emergency": [],
  "command.techniques": [],
  "command.language": [],
  "command.mydata": [],
  "command.erase": [],
  "command.cancel": [],
  "command.help": [],
  "command.members": [],
  "help.text": [],
  "help.admin": [],
  "language.choose": [],
  "language.kept": [],
  "cancel.left": [],
  "cancel.nothing": [],
  "general.join-first": [],
  "general.press-a-button": [],
  "general.edited": [],
  "general.only-text": ["kind"],
  "general.too-long": [],
  "general.old-button": [],
  "general.private-only": [],
  "general.unknown-command": [],
  "general.store-away": [],
  "general.store-away-press": [],
  "general.slow-down": ["seconds"],
  "general.slow-down-press": ["seconds"],
  "general.emergency-above": [],
  "general.failed": [],
  "general.failed-operator": ["update"],
  "general.suspended": [],
  "kind.photo": [],
  "kind.voice": [],
  "kind.sticker": [],
  "kind.video": [],
  "kind.document": [],
  "kind.contact": [],
  "kind.other": [],
  "data.here": [],
  "data.nothing": [],
  "erase.sure": [],
  "erase.kept": [],
  "button.erase": [],
  "button.keep": [],
  "button.open-private": [],
  "guide.gate": [],
  "guide.danger-first": [],
  "guide.heard": ["signals"],
  "guide.heard-nothing": [],
  "guide.phase": [],
  "guide.level": [],
  "guide.signals": ["heading", "page", "pages"],
  "guide.tick-one": [],
  "guide.unfinished": [],
  "guide.role": ["role"],
  "guide.also": ["role", "why"],
  "guide.why-phase-prakonflik": [],
  "guide.why-phase-pascakonflik": [],
  "guide.why-signals": ["because"],
  "guide.why-need": ["because"],
  "guide.why-parties": ["because"],
  "guide.why-parties-plain": [],
  "guide.why-not-ripe": [],
  "guide.also-phase": [],
  "guide.try-first": [],
  "guide.technique-because": ["number", "name", "because"],
  "guide.technique-plain": ["number", "name"],
  "guide.macro": [],
  "guide.plan": [],
  "guide.plan-step": ["number", "name", "step"],
  "guide.plan-all-along": ["name", "step"],
  "guide.agreement": [],
  "button.none-of-these": [],
  "button.go-on": [],
  "button.parties-unclear": [],
  "button.back": [],
  "button.show-result": ["count"],
  "button.resume": [],
  "button.restart": [],
  "button.plan": [],
  "button.to-result": [],
  "safety.title": ["title"],
  "safety.call": [],
  "safety.no-technique": [],
  "safety.say": ["words"],
  "safety.ground": ["ground"],
  "safety.checked": ["month"],
  "safety.emergency": [],
  "safety.emergency-more": [],
  "safety.heard-danger": [],
  "button.calm": [],
  "button.other-dangers": [],
  "button.not-this": [],
  "button.other-matter": [],
  "button.safety-card": ["title"],
  "start.language": [],
  "start.consent": [],
  "start.consent-referrals": ["days"],
  "start.consent-rights": [],
  "start.declined": [],
  "start.place": [],
  "start.places-found": [],
  "start.no-place-found": ["text"],
  "start.place-type-it": [],
  "start.place-list": ["page", "pages"],
  "start.place-list-in": ["place", "page", "pages"],
  "start.place-kept": ["place"],
  "start.welcome": ["place"],
  "start.pending": [],
  "start.invite-only": [],
  "start.invite-used-up": [],
  "start.invite-unknown": [],
  "start.invited": [],
  "start.home": [],
  "start.no-place": [],
  "start.approved": [],
  "start.refused": [],
  "start.unfinished": [],
  "button.agree": [],
  "button.decline": [],
  "button.place-list": [],
  "button.place-skip": [],
  "button.place-whole": ["place"],
  "button.start-guide": [],
  "button.techniques": [],
  "button.emergency": [],
  "button.place-change": [],
  "button.earlier": [],
  "button.later": [],
  "button.up": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MessageKey = keyof typeof MESSAGES;
/** Of a message that has no blanks to fill. */
export type PlainMessageKey = {
  [K in MessageKey]: (typeof MESSAGES)[K] extends readonly [] ? K : never;
}[MessageKey];
