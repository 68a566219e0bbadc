import { type CANCEL_SYMBOL, isCancel, log, note, password, select, spinner, text } from "@clack/prompts";
import { type Asker, Cancelled } from "./asker.ts";

export function createTerminalAsker(): Asker {
  return {
    async text(_, message, { isSecret = false, suggestion = "", mistakeIn = () => undefined } = {}) {
      const validate = (typed: string | undefined) => mistakeIn((typed ?? "").trim());
      const answer = isSecret
        ? await password({ message, validate })
        : await text({ message, validate, ...(suggestion !== "" && { initialValue: suggestion }) });
      return unlessCancelled(answer).trim();
    },

    async choose(_, message, choices, first) {
      const options = choices.map(({ value, label }) => ({ value: value as string, label }));
      const answer = await select({ message, options, ...(first !== undefined && { initialValue: first }) });
      const chosen = unlessCancelled(answer);
      const choice = choices.find(({ value }) => value === chosen);
      if (choice === undefined) throw new Cancelled();
      return choice.value;
    },

    tell(kind, words) {
      if (kind === "note") note(words);
      else if (kind === "good") log.success(words);
      else log.error(words);
    },

    async during(words, work) {
      const stopping = new AbortController();
      const turning = spinner({ onCancel: () => stopping.abort() });
      turning.start(words);
      try {
        const result = await work(stopping.signal);
        turning.stop(words);
        return result;
      } catch (error) {
        turning.error(words);
        throw stopping.signal.aborted ? new Cancelled() : error;
      }
    },
  };
}

function unlessCancelled<Answer>(answer: Answer | typeof CANCEL_SYMBOL): Answer {
  if (isCancel(answer)) throw new Cancelled();
  return answer;
}
