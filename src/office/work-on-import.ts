import { isAdminNow } from "../domain/all-admins.ts";
import type { Audit } from "../domain/audit.ts";
import { DirectoryMoved, type ImportCounts, type SourceImports } from "../domain/directory-import.ts";
import { type JobInHand, LeftOff } from "../domain/file-job.ts";
import type { DirectoryFiles, ImportFile, ImportJob } from "../domain/import-file.ts";
import { changeText } from "../domain/import-preview.ts";
import type { ImportShelf, ShelvedFile } from "../domain/import-shelf.ts";
import type { Members } from "../domain/member.ts";
import { type CheckedRows, changeOf, checkFile } from "./check-file.ts";

export interface ShelfDesk {
  readonly shelf: ImportShelf;
  readonly files: Pick<DirectoryFiles, "read">;
  readonly imports: SourceImports;
  readonly audit: Audit;
  readonly members: Members;
  readonly adminIds: readonly number[];
}

type Hand = Pick<JobInHand<ImportJob>, "job" | "isStopping">;

const ROWS_AT_ONCE = 500;

/** Takes in what an admin has looked at on the page and said yes to: exactly that, or nothing. */
export function createShelfWork(desk: ShelfDesk) {
  return {
    work: (hand: Hand) => workOnShelf(hand, desk),
    async giveUp({ job }: Pick<Hand, "job">): Promise<void> {
      await desk.shelf.stand(job.chat, job.file.id, { kind: "failed" });
    },
  };
}

async function workOnShelf(hand: Hand, desk: ShelfDesk): Promise<void> {
  const { chat: person, file } = hand.job;
  if (!(await isAdminNow(person, desk))) return;
  const shelved = await desk.shelf.find(person);
  const content = await desk.shelf.content(person, file.id);
  // Longer than an hour ago, or another file has taken its place.
  if (shelved?.token !== file.id || content === undefined) return;
  if (shelved.standing.kind === "in") return;
  const sheet: ImportFile = { name: shelved.name, content };
  const checked = await checkFile(desk.files, sheet);
  const counts = countsOf(shelved);
  // Begun anew after a crash, when all of it was in already.
  const isIn =
    checked.resultDigest === shelved.resultDigest &&
    checked.rows.every(({ kind }) => kind !== "new" && kind !== "changed");
  const wasToChange = counts.added + counts.changed > 0;
  if (!(isIn && wasToChange)) {
    const isAsShown = checked.changeDigest === shelved.changeDigest;
    if (!isAsShown || !(await applyAsShown(hand, checked, desk))) {
      await desk.shelf.lay(person, sheet, await checkFile(desk.files, sheet), { kind: "anew" });
      return;
    }
  }
  await desk.audit.note({ act: `import-${file.id}`, who: person, what: "directory.import" });
  await desk.shelf.stand(person, file.id, { kind: "in", counts });
}

/** False when the directory has changed under it. */
async function applyAsShown({ job, isStopping }: Hand, { rows }: CheckedRows, desk: ShelfDesk): Promise<boolean> {
  const expected = new Map<string, string>();
  const staged = await desk.imports.begin(`page-${job.file.id}`);
  try {
    const good = rows.filter((row) => row.kind !== "refused");
    for (let from = 0; from < good.length; from += ROWS_AT_ONCE) {
      if (isStopping()) throw new LeftOff();
      const some = good.slice(from, from + ROWS_AT_ONCE);
      // A few at a time: whoever types meanwhile is answered in between.
      for (const row of some) expected.set(row.after.id, changeOf(row));
      await staged.put(some.map(({ after }) => after));
    }
    if (!(await isAdminNow(job.chat, desk))) {
      await staged.discard();
      return false;
    }
    await staged.apply((before, after) => expected.get(after.id) === changeText(before, after));
    return true;
  } catch (error) {
    await staged.discard().catch(() => undefined);
    if (error instanceof DirectoryMoved) return false;
    throw error;
  }
}

function countsOf({ kinds }: ShelvedFile): ImportCounts {
  const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  return { added: count("new"), changed: count("changed"), unchanged: count("same") };
}
