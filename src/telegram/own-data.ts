import { eachCampaign } from "../domain/broadcast-statistics.ts";
import type { Round } from "../domain/ledger.ts";
import type { Member } from "../domain/member.ts";
import { tellPlace } from "../domain/place.ts";
import type { LedgerLine } from "../domain/recipient-ledger.ts";
import type { LogEntry, Referral } from "../domain/referral.ts";
import type { House } from "./context.ts";
import { type OwnCases, tellOwnCases } from "./own-cases.ts";
import { tellRumours } from "./own-rumours.ts";
import { type OwnTraces, tellTraces } from "./own-traces.ts";

export interface OwnData extends OwnCases, OwnTraces {
  readonly member: object;
  readonly referrals: readonly object[];
  readonly referralsOfOthers: readonly object[];
  readonly directory: object;
  /** Ids of broadcasts and guidance updates of which this person said "I have read this". */
  readonly read: readonly string[];
  /** Begun by this person. */
  readonly broadcasts: readonly object[];
  /** What this person did with broadcasts that others began. */
  readonly broadcastsOfOthers: readonly object[];
  /** What became of broadcasts that were to reach this person. */
  readonly broadcastsToYou: readonly object[];
  /** Telegram groups that this person has linked to an area. */
  readonly linkedGroups: readonly object[];
  /** How the situations of /latihan went. */
  readonly practice: readonly object[];
  /** When this person came into the coordinators' page, as long as they are still in. */
  readonly pageSessions: readonly object[];
  /** The file of sources that waits on the page for a yes. */
  readonly pageFile: readonly object[];
  /** Rumours that this person told, with what was written down. */
  readonly rumours: readonly object[];
  /** What the log of admins' acts holds. */
  readonly adminLog: { readonly count: number; readonly entries: readonly object[] };
  /** False for somebody of whom nothing is kept. */
  readonly isAny: boolean;
}

/** All that is kept of a person, for /dataku. */
export async function tellOwnData(id: number, member: Member | undefined, house: House): Promise<OwnData> {
  const [referrals, referralsOfOthers] = await Promise.all([tellReferrals(id, house), tellMoves(id, house)]);
  const { verified, reports, proposals } = await tellContributions(id, house);
  const log = await tellAudit(id, house);
  const askedToCheck = (await house.checks.askedOf(id)).map(({ source, at }) => ({ source, at: isoOf(at) }));
  const read = await house.receipts.readBy(id);
  const { broadcasts, broadcastsOfOthers } = await tellBroadcasts(id, house);
  const rumours = await tellRumours(id, house);
  const { cases, casesOfOthers } = await tellOwnCases(id, house);
  const broadcastsToYou = (await house.ledger.of(id)).map(({ round, line }) => tellLine(round, line));
  const linkedGroups = (await house.groups.of(id)).map(({ chat, place, since }) => ({
    ...{ group: chat, place: namedPlace(place, house), since: isoOf(since) },
  }));
  const practice = await tellPractice(id, house);
  const traces = await tellTraces(id, house);
  const pageSessions = (await house.sessions.of(id)).map((at) => ({ cameIn: isoOf(at) }));
  const shelved = await house.directory.shelf.find(id);
  const pageFile =
    shelved === undefined ? [] : [{ name: shelved.name, broughtAt: isoOf(shelved.at), rows: shelved.kinds.length }];
  return {
    member: tellMember(member, house),
    ...{ referrals, referralsOfOthers, cases, casesOfOthers },
    directory: { verified, reports, proposals, askedToCheck },
    ...{ read: read.toSorted(), broadcasts, broadcastsOfOthers, broadcastsToYou, linkedGroups, practice, rumours },
    ...{ pageSessions, pageFile },
    ...traces,
    adminLog: { count: log.length, entries: log },
    isAny: [
      ...[[member], referrals, referralsOfOthers, cases, casesOfOthers, verified, reports, proposals, askedToCheck],
      ...[read, broadcasts, broadcastsOfOthers, broadcastsToYou, linkedGroups, practice, rumours, log],
      ...[pageSessions, pageFile],
      // Numbers of messages alone are kept of everybody who writes, for two days.
      ...[traces.talks, traces.letters, traces.invites, traces.alerts],
    ].some((part) => part.some((item) => item !== undefined)),
  };
}

function tellMember(member: Member | undefined, house: House): object {
  const { place, ...rest } = member ?? {};
  return { ...rest, ...(place !== undefined && { place: namedPlace(place, house) }) };
}

/** Newest first, in full; of other people who wrote in the log only their role. */
async function tellReferrals(id: number, house: House): Promise<readonly object[]> {
  const told: object[] = [];
  for (const referral of await house.book.ofOwner(id)) {
    const [words, log] = await Promise.all([house.book.words(referral.code), house.book.log(referral.code)]);
    told.push({ ...tellReferral(referral, house), words, log: log.map((entry) => tellEntry(entry, id)) });
  }
  return told;
}

/** What this person has written in the logs of other people's referrals, and nothing else of them. */
async function tellMoves(id: number, { book }: House): Promise<readonly object[]> {
  const told: object[] = [];
  for (const { code } of await book.ofOthersMovedBy(id)) {
    const log = (await book.log(code)).filter(({ who }) => who.id === id).map((entry) => tellEntry(entry, id));
    if (log.length > 0) told.push({ code, log });
  }
  return told;
}

function tellReferral({ code, state, startedAt, forWhom, need, source, handOver, ...rest }: Referral, house: House) {
  return {
    ...{ code, state, openedAt: isoOf(startedAt), forWhom, place: namedPlace(rest.place, house) },
    ...{ need, source, handOver },
    ...(rest.case !== undefined && { case: rest.case }),
    ...(rest.continues !== undefined && { continues: rest.continues }),
  };
}

function tellEntry({ who, when, from, to, why }: LogEntry, id: number): object {
  return { who: who.id === id ? "you" : who.role, when: isoOf(when), from, to, why };
}

async function tellContributions(id: number, { directory }: House) {
  // Not the copy in memory, which is seconds behind: after an erasure this tells whether anything is left.
  const [verified, reports, proposals] = [
    await directory.verifiedBy(id),
    await directory.reports(),
    await directory.proposals(),
  ];
  return {
    verified,
    reports: reports.filter(({ by }) => by === id).map(({ source, wrong, at }) => ({ source, wrong, at: isoOf(at) })),
    proposals: proposals.filter(({ by }) => by === id).map(({ source, at }) => ({ source, at: isoOf(at) })),
  };
}

async function tellBroadcasts(
  id: number,
  { campaigns }: House,
): Promise<Pick<OwnData, "broadcasts" | "broadcastsOfOthers">> {
  const [broadcasts, broadcastsOfOthers]: [object[], object[]] = [[], []];
  for await (const { by, openedAt, campaign, content, progress } of eachCampaign(campaigns)) {
    const log = (await campaigns.log(campaign.id))
      .filter(({ who }) => "id" in who && who.id === id)
      .map(({ when, from, to }) => ({ when: isoOf(when), from, to }));
    const own = { id: campaign.id, log, ...(progress?.chat === id && { followedIn: progress }) };
    if (by === id) broadcasts.push({ ...own, openedAt: isoOf(openedAt), state: campaign.state, content });
    else if (log.length > 0 || progress?.chat === id) broadcastsOfOthers.push(own);
  }
  return { broadcasts, broadcastsOfOthers };
}

async function tellPractice(id: number, { practice }: House): Promise<readonly object[]> {
  const [progress, open] = [await practice.progressOf(id), await practice.openOf(id)];
  const begun = [...progress].map(([situation, { first, toRepeat }]) => ({
    ...{ situation, rightAtFirst: first, toRepeat },
    ...(open?.situation === situation && { openQuestion: open.question }),
  }));
  const isNew = open !== undefined && !progress.has(open.situation);
  return isNew ? [...begun, { situation: open.situation, openQuestion: open.question }] : begun;
}

function tellLine({ campaign: id, number }: Round, line: LedgerLine): object {
  return { id, round: number, standing: line.kind, ...(line.kind !== "waiting" && { at: isoOf(line.at) }) };
}

/** Of others who stand in the same entry nothing is told. */
async function tellAudit(id: number, { audit }: House): Promise<readonly object[]> {
  const told: object[] = [];
  for await (const page of audit.entriesAbout(id)) {
    for (const { when, what, who, about, isRefused } of page) {
      const by = who === id ? "you" : "admin";
      told.push({
        when: isoOf(when),
        what,
        by,
        ...(about !== undefined && { about }),
        ...(isRefused && { isRefused }),
      });
    }
  }
  return told;
}

function namedPlace(code: string, { places }: House): object {
  return { code, name: tellPlace(code, places) };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
