import type { Checks, CheckTasks } from "../domain/check-task.ts";
import type { Directory } from "../domain/directory.ts";
import { outsideQuietHours } from "../domain/reminder.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { ReminderQueue } from "./queue.ts";

/** What volunteers answer to a task. Nobody else is woken at night because somebody has no time. */
export function createChecks(
  tasks: CheckTasks,
  directory: Pick<Directory, "find">,
  queue: Pick<ReminderQueue, "add">,
  now: () => Date,
): Checks {
  return {
    async answer(source, person, answer) {
      if (!(await tasks.answer(source, person, answer))) return false;
      if (answer === "later") {
        const at = now().getTime();
        const entry = await directory.find(source);
        const delay = entry === undefined ? 0 : outsideQuietHours(at, offsetAt(entry.place)) - at;
        await queue.add({ name: "nextCheck", source }, { id: `next-check.${source}.${person}`, delay });
      }
      return true;
    },
    askedOf: (person) => tasks.askedOf(person),
    forget: (person) => tasks.forget(person),
  };
}
