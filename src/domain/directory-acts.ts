import type { Audit, AuditedAct } from "./audit.ts";
import type { Directory, NewSource, Proposal, SourceRecord } from "./directory.ts";
import { markedValue, type Patch } from "./entry-change.ts";
import type { EntryField } from "./entry-field.ts";
import type { Actor } from "./referral.ts";
import { isRetired, type Source, type SourceStatus } from "./source.ts";

/** What an admin does with an entry, in the chat or on the page. The right is looked at here. All of it throws StoreAway. */
export interface DirectoryDesk {
  readonly directory: Directory;
  readonly audit: Audit;
}

export interface Doing {
  readonly actor: Actor;
  /** The same act once more changes nothing more, and is noted once. */
  readonly act: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** "gone": no such entry. "not allowed": only admins. */
export type EntryDone =
  | { readonly kind: "done"; readonly source: Source }
  | { readonly kind: "gone" }
  | { readonly kind: "not allowed" };

export interface FieldChange {
  readonly field: EntryField;
  readonly patch: Patch;
  /** Whether the field still stands as the admin saw it. */
  isAsSeen(record: SourceRecord): boolean;
}

/** "taken": somebody else has changed these fields since; then nothing at all is changed. */
export type EntryChanged =
  | EntryDone
  | { readonly kind: "taken"; readonly source: Source; readonly fields: readonly EntryField[] };

/** Of two who change a field at once the first counts, and the second is told. */
export async function changeEntry(
  id: string,
  changes: readonly FieldChange[],
  doing: Doing,
  desk: DirectoryDesk,
): Promise<EntryChanged> {
  if (doing.actor.role !== "admin") return { kind: "not allowed" };
  let taken: readonly EntryField[] = [];
  const source = await desk.directory.change(id, (record) => {
    const changed = changes.reduce((so, { patch }) => patch(so, doing.at), record);
    const isTaken = ({ field, isAsSeen }: FieldChange) =>
      // The same change made twice, by an act that comes again or by two who agree, is no quarrel.
      markedValue(record, field) !== markedValue(changed, field) && !isAsSeen(record);
    taken = changes.filter(isTaken).map(({ field }) => field);
    const isMade = changes.every(({ field }) => markedValue(record, field) === markedValue(changed, field));
    return isMade || taken.length > 0 ? record : changed;
  });
  if (source === undefined) return { kind: "gone" };
  if (taken.length > 0) return { kind: "taken", source, fields: taken };
  await note("directory.edit", id, doing, desk);
  return { kind: "done", source };
}

/** An entry that is retired has nothing left to report. */
export async function setEntryStatus(
  id: string,
  status: SourceStatus,
  doing: Doing,
  desk: DirectoryDesk,
): Promise<EntryDone> {
  if (doing.actor.role !== "admin") return { kind: "not allowed" };
  const source = await desk.directory.change(id, (record) => ({ ...record, status }));
  if (source === undefined) return { kind: "gone" };
  if (isRetired(source)) await desk.directory.settle(id);
  await note("directory.edit", id, doing, desk);
  return { kind: "done", source };
}

/** Somebody has made sure that it is true. "settle": so the reports that it is wrong are closed. */
export async function verifyEntry(
  id: string,
  reports: "settle" | "leave",
  doing: Doing,
  desk: DirectoryDesk,
): Promise<EntryDone> {
  if (doing.actor.role !== "admin") return { kind: "not allowed" };
  const source = await desk.directory.verify(id, doing.actor.id, doing.at);
  if (source === undefined) return { kind: "gone" };
  if (reports === "settle") await desk.directory.settle(id);
  await note(reports === "settle" ? "directory.settle" : "directory.verify", id, doing, desk);
  return { kind: "done", source };
}

/** An admin's own source is in the directory at once, and counts as verified. */
export async function addEntry(source: NewSource, doing: Doing, desk: DirectoryDesk): Promise<EntryDone> {
  const { actor, act, at } = doing;
  if (actor.role !== "admin") return { kind: "not allowed" };
  const added = await desk.directory.add({ ...source, verified: { at, by: actor.id } }, act);
  await note("directory.add", added.id, doing, desk);
  return { kind: "done", source: added };
}

/** Tells whoever proposed a source what came of it. */
export interface ProposerNews {
  decided(proposal: Proposal, isWelcome: boolean): Promise<void>;
}

/** The first decision counts, and the proposer is told of it. Undefined when somebody was quicker. */
export async function decideProposal(
  id: string,
  isWelcome: boolean,
  { actor, act, at }: Doing,
  { news, ...desk }: DirectoryDesk & { readonly news: ProposerNews },
): Promise<Proposal | undefined> {
  if (actor.role !== "admin") return undefined;
  const decided = await desk.directory.decide(id, { isWelcome, by: actor.id, act });
  if (decided === undefined) return undefined;
  await note("directory.decide", id, { actor, act, at }, desk);
  await news.decided(decided, isWelcome);
  return decided;
}

async function note(what: AuditedAct, about: string, { actor, act }: Doing, { audit }: DirectoryDesk): Promise<void> {
  await audit.note({ act, who: actor.id, what, about });
}
