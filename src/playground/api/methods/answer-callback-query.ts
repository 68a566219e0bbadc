import { badRequest } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";

const LONGEST_ANSWER = 200;

export function answerCallbackQuery({ world, parameters }: CallContext): true {
  const text = parameters.text("text");
  if (text.length > LONGEST_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
  const url = parameters.text("url");
  if (url !== "" && !/^(https:\/\/t\.me\/|tg:\/\/)/.test(url)) throw badRequest("URL_INVALID");
  const callbackQueryId = parameters.text("callback_query_id");
  const { personId, chatId } = world.callbacks.close(callbackQueryId);
  world.events.add([personId], {
    kind: "callbackAnswer",
    callbackQueryId,
    chatId,
    text,
    isAlert: parameters.flag("show_alert"),
    ...(url !== "" && { url }),
  });
  return true;
}
