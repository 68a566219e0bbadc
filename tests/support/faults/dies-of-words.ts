import { Bot } from "grammy";
import { DEADLY_WORDS } from "./deadly-words.ts";

/** Loaded before a bot process: it dies at once of whoever types these words, in the middle of its work on them. */
const handleUpdate = Bot.prototype.handleUpdate;

Bot.prototype.handleUpdate = function dieOfWords(this: Bot, ...given: Parameters<Bot["handleUpdate"]>) {
  const [{ message }] = given;
  if (message?.text?.includes(DEADLY_WORDS) === true) process.kill(process.pid, "SIGKILL");
  return handleUpdate.apply(this, given);
};
