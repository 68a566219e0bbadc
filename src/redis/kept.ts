import type { keys } from "./keys.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Seconds after which a key is gone at the latest, counted from its last change; or why it has no end of its own. */
export type Kept = number | { readonly forGood: string };

const LIST = { forGood: "a list: an entry goes with what it names" };
const BOUNDED = { forGood: "bounded: the oldest entries are dropped" };
const RECORD = { forGood: "until erased" };
/** While it is open; afterwards `KEEP_DAYS`, which the daily round sees to. */
const OPEN = { forGood: "as long as it is open" };

/** Of every kind of key; docs/redis-keys.md tells the same in words, and the daily round holds the store to it. */
export const KEPT: Readonly<Record<keyof typeof keys, Kept>> = {
  storeProbe: HOUR,
  ...{ officeLink: 5 * 60, officeSession: 12 * 3600 },
  importShelf: HOUR,
  ...{ talk: WEEK, talkSince: WEEK, lease: 60, inHand: 60, done: 2 * DAY, journal: DAY },
  ...{ member: RECORD, pendingMembers: LIST, memberPlaces: LIST, coordinators: LIST, admins: LIST },
  ...{ memberGroup: LIST, memberIds: LIST, memberRoll: LIST },
  memberRollMade: { forGood: "one mark for the whole store" },
  ...{ invite: 30 * DAY, inviteCame: DAY, openInvites: LIST, inviteMade: 2 * DAY },
  auditActs: { forGood: "every right that was used is answered for; nobody stands in it by number" },
  ...{ auditRefusals: BOUNDED, auditPeople: RECORD, auditNoted: 2 * DAY },
  ...{ deadLetters: 30 * DAY, deadLetter: 30 * DAY },
  ...{ referral: OPEN, referralLog: OPEN, referralReminders: OPEN, referralNext: OPEN, referralVoid: DAY },
  ...{ allReferrals: LIST, openReferrals: LIST, referralStates: LIST, personReferrals: LIST },
  ...{ sourceReferrals: LIST, caseReferrals: LIST },
  ...{ case: OPEN, caseLog: OPEN, casePapers: OPEN },
  ...{ caseCalls: 90 * DAY, caseAsked: 400 * DAY, caseAlarmTold: 400 * DAY },
  ...{ personCases: LIST, openCasesOf: LIST, allCases: LIST, openCases: LIST },
  ...{ rumour: 90 * DAY, personRumours: 90 * DAY, rumourSightings: BOUNDED },
  sources: { forGood: "the directory of help" },
  sourceScores: { forGood: "the directory of help" },
  sourceChanges: BOUNDED,
  ...{ sourceReports: LIST, sourceComplaints: LIST, sourceProposals: LIST, sourceDecisions: LIST },
  ...{ importRows: DAY, importNext: DAY },
  ...{ checkTask: 180 * DAY, checksOf: 180 * DAY },
  ...{ usagePeople: 53 * WEEK, usageCounts: 53 * WEEK, usageSalt: 2 * WEEK, usageRun: WEEK },
  guidanceUpdates: { forGood: "every version of the guidance" },
  ...{ campaign: OPEN, campaignLog: OPEN, campaignRounds: OPEN, round: OPEN, ledgerIds: OPEN, ledgerLines: OPEN },
  ...{ allCampaigns: LIST, currentCampaigns: LIST },
  ...{ linkedGroups: LIST, groupPlaces: LIST, groupUnlinked: 2 * DAY },
  ...{ groupOutbox: 3 * DAY, groupsWaiting: LIST, groupWords: BOUNDED, groupTurns: LIST },
  sender: 60,
  senderRuns: { forGood: "a count" },
  ...{ practice: 53 * WEEK, practiceCounts: 53 * WEEK, practiceSalt: 2 * WEEK },
  readers: { forGood: "of a guidance update until erased; of a broadcast KEEP_DAYS after the last reader" },
  readSubjects: LIST,
  idSecret: { forGood: "one secret for the whole store" },
  knownKeys: { forGood: "as long as a key may open something" },
  sealers: DAY,
  ...{ erasedPeople: 400 * DAY, erasedPepper: 400 * DAY },
  ...{
    erasedAgain: { forGood: "a moment: the next start erases them" },
    restoring: { forGood: "until the copy is back" },
  },
  settled: HOUR,
  erasedLately: 30 * DAY,
};
