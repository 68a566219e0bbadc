import type { House } from "./context.ts";

/** Takes a person out of everything that is kept. The record last: if anything before it fails, it is all tried again. */
export async function erasePerson(id: number, { book, directory, checks, audit, members }: House): Promise<void> {
  await book.forget(id);
  await directory.forget(id);
  await checks.forget(id);
  await audit.forget(id);
  await members.erase(id);
}
