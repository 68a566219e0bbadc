/**
 * Every key of the store. What one script touches shares a hash tag in braces, so that it runs on Redis Cluster.
 * docs/redis-keys.md explains them; the architecture test holds it complete.
 */
export const keys = {
  /** Compressed state of the running talk; expires. */
  talk: (chat: number) => `{chat:${chat}}:talk`,
  /** When the running talk began, in ms since the epoch; expires with it. */
  talkSince: (chat: number) => `{chat:${chat}}:talk-since`,
  /** Hash: what is stored about the person of this private chat. */
  member: (chat: number) => `{chat:${chat}}:member`,
  /** Written again and again, to find out whether anything can be written; expires. */
  storeProbe: "{store}:probe",
  /** Token of the process that works on this chat; expires within seconds. */
  lease: (chat: number) => `{chat:${chat}}:lease`,
  /** The update that was begun and has not ended: after a crash it goes before later ones; expires. */
  inHand: (chat: number) => `{chat:${chat}}:in-hand`,
  /** Sorted set: the latest update ids that are done; expires. */
  done: (chat: number) => `{chat:${chat}}:done`,
  /** Hash: tries and results of sends of an update that is not done yet; expires. */
  journal: (chat: number, update: number) => `{chat:${chat}}:journal:${update}`,
  /** Digest of the one-time link into the coordinators' page; expires. */
  officeLink: (chat: number) => `{chat:${chat}}:office-link`,
  /** When this person came into the page with a session of this digest, in ms since the epoch; expires. */
  officeSession: (chat: number, digest: string) => `{chat:${chat}}:office:${digest}`,
  /** Hash: the file that this admin has brought to the page and not decided on, with what it would change; expires. */
  importShelf: (chat: number) => `{chat:${chat}}:import`,
  /** Sorted set: member ids that wait for an admin, by time. */
  pendingMembers: "{members}:pending",
  /** Hash: place of each active member by id; empty for one who named none. */
  memberPlaces: "{members}:places",
  /** Hash: area of each active coordinator by id. */
  coordinators: "{members}:coordinators",
  /** Set: active members whom another admin made one. */
  admins: "{members}:admins",
  /** Sorted set: members of whom one thing is so, by id. */
  memberGroup: (group: string) => `{members}:group:${group}`,
  /** Sorted set: every member, whatever the status; the id is the score too. */
  memberIds: "{members}:ids",
  /** Hash: what an audience asks about a member, by id. */
  memberRoll: "{members}:roll",
  /** Stands when the roll holds everybody who was there before there was one. */
  memberRollMade: "{members}:roll-made",
  /** Hash: uses left; expires with the invite. */
  invite: (code: string) => `{invite:${code}}`,
  /** Sorted set: members who came with the invite in the last day or two, by time; expires. */
  inviteCame: (code: string) => `{invite:${code}}:came`,
  /** Sorted set: codes of invites that are not ended, by the time at which they expire. */
  openInvites: "{invites}:open",
  /** Code of the invite that this update has made; expires. */
  inviteMade: (act: string) => `{invites}:made:${act}`,
  /** Stream: what admins have done; only grows. */
  auditActs: "{audit}:acts",
  /** Stream: what was refused to people without the right; the latest 10,000 or so. */
  auditRefusals: "{audit}:refusals",
  /** Hash: the name in the log of each person it names, and the person of each name. */
  auditPeople: "{audit}:people",
  /** Sorted set: acts noted lately, by time. */
  auditNoted: "{audit}:noted",
  /** Sorted set: `chat:update` of updates that failed too often, by time. */
  deadLetters: "{dead}:letters",
  /** One such update, sealed; expires. */
  deadLetter: (chat: number, update: number) => `{dead}:letter:${chat}:${update}`,
  /** Hash: a referral as it was opened, with what the volunteer wrote sealed; expires after its end. */
  referral: (code: string) => `{ref:${code}}`,
  /** Stream: its log, an entry a move; the number of an entry is its id. Expires with it. */
  referralLog: (code: string) => `{ref:${code}}:log`,
  /** Hash: when its reminders went out, by their number. Expires with it. */
  referralReminders: (code: string) => `{ref:${code}}:reminders`,
  /** Code of the referral that goes on from this one. Expires with it. */
  referralNext: (code: string) => `{ref:${code}}:next`,
  /** Stands for a code that somebody claimed, never opened, and may not open any more; expires. */
  referralVoid: (code: string) => `{ref:${code}}:void`,
  /** Sorted set: codes of all referrals. */
  allReferrals: "{refs}:all",
  /** Sorted set: place and code of the open ones, to be read by the beginning of the place. */
  openReferrals: "{refs}:open",
  /** Sorted set: codes of all referrals by the number of their state, to be counted. */
  referralStates: "{refs}:states",
  /** Sorted set: codes of referrals that this person owns or has moved, by the time of opening. */
  personReferrals: (chat: number) => `{chat:${chat}}:referrals`,
  /** Sorted set: codes of referrals to a source of the directory. */
  sourceReferrals: (source: string) => `{source:${source}}:referrals`,
  /** Sorted set: codes of referrals of one conflict; only a digest of its label, which a volunteer typed. */
  caseReferrals: (digest: string) => `{case:${digest}}:referrals`,
  /** Hash: a case as it was opened; expires after it was closed. */
  case: (code: string) => `{case:${code}}`,
  /** Stream: its timeline, an entry an event; the number of an entry is its id. Expires with it. */
  caseLog: (code: string) => `{case:${code}}:log`,
  /** Hash: what went out of its calls for the coordinator, by call and round; expires. */
  caseCalls: (code: string) => `{case:${code}}:calls`,
  /** When somebody was asked about the check-in that is due; expires. */
  caseAsked: (code: string) => `{case:${code}}:asked`,
  /** When the latest alarm that somebody has heard of was told; expires. */
  caseAlarmTold: (code: string) => `{case:${code}}:alarm-told`,
  /** Hash: its papers by id, their texts sealed. Expires with it. */
  casePapers: (code: string) => `{case:${code}}:papers`,
  /** Sorted set: codes of cases that this person looks after, has written in, or is asked to take, by the time of opening. */
  personCases: (chat: number) => `{chat:${chat}}:cases`,
  /** Set: codes of the open cases that this person looks after. */
  openCasesOf: (chat: number) => `{chat:${chat}}:open-cases`,
  /** Sorted set: codes of all cases. */
  allCases: "{cases}:all",
  /** Sorted set: place and code of the open ones, to be read by the beginning of the place. */
  openCases: "{cases}:open",
  /** Hash: a rumour that somebody heard, what is said in it sealed; expires. */
  rumour: (id: string) => `{rumour:${id}}`,
  /** Sorted set: ids of the rumours that this person told, by time; expires. */
  personRumours: (chat: number) => `{chat:${chat}}:rumours`,
  /** Sorted set: place, topic and id of rumours, by the time of the last word; older than 90 days are dropped. */
  rumourSightings: "{rumours}:sightings",
  /** Hash: every source of help by id, as JSON. */
  sources: "{sources}:all",
  /** Hash: what the referrals say of a source, by id, as JSON. */
  sourceScores: "{sources}:scores",
  /** Stream: which source has changed; the latest 10,000 or so. */
  sourceChanges: "{sources}:changes",
  /** Sorted set: open reports `source:person:wrong`, by time. */
  sourceReports: "{sources}:reports",
  /** Hash: how many reports a source has had, by id. */
  sourceComplaints: "{sources}:complaints",
  /** Hash: sources that somebody proposed, by id, as JSON. */
  sourceProposals: "{sources}:proposals",
  /** Hash: when and by which act a proposal was decided, by id. */
  sourceDecisions: "{sources}:decisions",
  /** Hash: rows of an import that is not applied yet; expires. */
  importRows: (name: string) => `{sources}:rows:${name}`,
  /** Hash: the directory as it will be once an import is applied; expires. */
  importNext: (name: string) => `{sources}:next:${name}`,
  /** Hash: who was asked last whether this entry is true, and what came of it; expires. */
  checkTask: (source: string) => `{checks}:task:${source}`,
  /** Sorted set: sources that this person was asked about, by time; expires. */
  checksOf: (person: number) => `{checks}:person:${person}`,
  /** HyperLogLog: how many people used the bot in the week of this Monday, not who; expires. */
  usagePeople: (monday: string) => `{usage}:${monday}:people`,
  /** Hash: guided talks and opened cards of that week; expires. */
  usageCounts: (monday: string) => `{usage}:${monday}:counts`,
  /** What ids of that week are mixed with before they are counted; expires, and then nobody can be recognised. */
  usageSalt: (monday: string) => `{usage}:${monday}:salt`,
  /** Number of the last counts that this process has handed over; expires. */
  usageRun: (run: string) => `{usage}:run:${run}`,
  /** Stream: every version of the guidance; the number of a version is its id. */
  guidanceUpdates: "{guidance}:updates",
  /** Hash: a broadcast with what it says, by whom and since when; expires after its end. */
  campaign: (id: string) => `{campaign:${id}}`,
  /** Stream: its log, an entry a move; the number of an entry is its id. Expires with it. */
  campaignLog: (id: string) => `{campaign:${id}}:log`,
  /** Set: numbers of its rounds that have a ledger. Expires with it. */
  campaignRounds: (id: string) => `{campaign:${id}}:rounds`,
  /** Hash: how many pages and recipients this round has, and the last one written down; expires after its end. */
  round: (id: string, number: number) => `{campaign:${id}}:round:${number}`,
  /** Account numbers of its recipients, packed, a page; expires with the round. */
  ledgerIds: (id: string, number: number, page: number) => `{campaign:${id}}:round:${number}:${page}:ids`,
  /** What became of each of them, packed, in the same order; expires with the round. */
  ledgerLines: (id: string, number: number, page: number) => `{campaign:${id}}:round:${number}:${page}:lines`,
  /** Sorted set: ids of all broadcasts, by the time of opening. */
  allCampaigns: "{campaigns}:all",
  /** Sorted set: ids of broadcasts under way, with score 0, and of those that have ended lately, by the time of their end. */
  currentCampaigns: "{campaigns}:current",
  /** Hash: which place a Telegram group hears of, by whose right and since when, by chat id. */
  linkedGroups: "{groups}:linked",
  /** Sorted set: place and chat id of each linked group, to be read by place. */
  groupPlaces: "{groups}:places",
  /** Place of the group whose link this act has ended; expires. */
  groupUnlinked: (act: string) => `{groups}:unlinked:${act}`,
  /** Sorted set: words that wait for this group, by time; expires. */
  groupOutbox: (chat: number) => `{groups}:outbox:${chat}`,
  /** Set: groups for which words wait. */
  groupsWaiting: "{groups}:waiting",
  /** Sorted set: words put into the outbox of a group lately, by time. */
  groupWords: "{groups}:words",
  /** Hash: from when on one may speak in this group again, by chat id. */
  groupTurns: "{groups}:turns",
  /** With which ids are drawn: who knows the act that made one cannot work it out. Made once, and never changed. */
  idSecret: "{ids}:secret",
  /** Run that sends broadcasts now; expires within seconds. */
  sender: "{broadcast}:sender",
  /** How many runs there have been. */
  senderRuns: "{broadcast}:runs",
  /** Hash: which practice situation stands open for this person, and how each one went; expires. */
  practice: (chat: number) => `{chat:${chat}}:practice`,
  /** Hash: how each question of the practice was answered at the first try in this area, by nobody in particular; expires. */
  practiceCounts: (area: string) => `{practice}:counts:${area}`,
  /** What people are mixed with until enough of them have answered; expires, and then nobody can be recognised. */
  practiceSalt: "{practice}:salt",
  /** Set: who has read this broadcast or guidance update. */
  readers: (subject: string) => `{read:${subject}}`,
  /** Set: broadcasts and guidance updates that somebody has read. */
  readSubjects: "{reads}:subjects",
  /** Written to ask replicas how far they are; the number brings it to each node of a cluster. Expires. */
  settled: (number: number) => `{settled:${number}}`,
  /** Hash: which of DATA_KEYS have sealed something here, by id, each with a known text that it has sealed. */
  knownKeys: "{data-keys}:known",
  /** Sorted set: with which key each process seals, by when it said so last; expires. */
  sealers: "{data-keys}:sealers",
  /** Sorted set: what a secret makes of people who were erased, by when; expires. */
  erasedPeople: "{erased}:people",
  /** That secret, sealed; expires with it. */
  erasedPepper: "{erased}:pepper",
  /** Set: people whom a copy has brought back, to be erased again at the next start. */
  erasedAgain: "{erased}:again",
  /** Stands while a copy is put back. */
  restoring: "{restore}:unfinished",
  /** Stands when somebody was erased and the append-only file has not been rewritten since; expires. */
  erasedLately: "{retention}:erased",
} as const;
