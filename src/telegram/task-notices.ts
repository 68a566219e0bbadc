import type { Api } from "grammy";
import type { TaskNotices } from "../domain/task-notices.ts";
import type { House } from "./context.ts";
import { sendTo } from "./message-sender.ts";
import { taskReminderReply } from "./replies/task-reminder.ts";

/** Asks about tasks, in the language of who reads it. */
export function createTaskNotices(
  api: Api,
  { members, speeches, defaultLanguage }: Pick<House, "members" | "speeches" | "defaultLanguage">,
): TaskNotices {
  return {
    async askOfTasks(to, code, tasks, isOwners) {
      const language = (await members.find(to))?.language ?? defaultLanguage;
      return sendTo(api, to, taskReminderReply({ code, tasks }, isOwners, speeches[language]));
    },
  };
}
