import { CASE_LIMITS } from "../domain/case-limits.ts";
import { stoppingGates } from "../domain/safety.ts";
import { fileAnswer, mayAnswer } from "./call-answers.ts";
import { findConcerningCase } from "./case-access.ts";
import { COMPOSE, WRITE, type Writer } from "./flows/writing.ts";
import { show } from "./message-sender.ts";
import { personOf } from "./referral-access.ts";
import { writeAnswerReply } from "./replies/call-answers.ts";
import { writtenReply } from "./replies/calls.ts";
import { unknownCaseReply } from "./replies/cases.ts";

/** What a volunteer adds to a call: it goes out anew, with these words. */
export const HELP_WRITER: Writer = {
  talk: WRITE,
  longest: () => CASE_LIMITS.words,

  async ask(ctx, { case: code = "" }, house) {
    const found = await findConcerningCase(ctx, code, house);
    if (found === undefined) return unknownCaseReply(code, ctx.speech);
    return { text: ctx.speech.say("calls.write", { code }) };
  },

  async take(ctx, words, { case: code = "" }, house) {
    const found = await findConcerningCase(ctx, code, house);
    const danger = stoppingGates(house.reader.read(words).gates);
    const [actor, act] = [personOf(ctx, house), String(ctx.update.update_id)];
    if (found !== undefined && danger.length > 0) {
      await house.cases.file({ code, event: { kind: "danger", gates: danger }, actor, act: `${act}.danger` });
    }
    const isUrgent = danger.length > 0 || (found?.help?.isUrgent === true && found.help.answeredAt === undefined);
    const filing =
      found && (await house.cases.file({ code, event: { kind: "help", isUrgent, text: words }, actor, act }));
    if (ctx.isDangerTold) return "done";
    const isSent = filing?.kind === "moved";
    await show(ctx, isSent ? writtenReply(code, ctx.speech) : unknownCaseReply(code, ctx.speech));
    return "done";
  },
};

/** What a coordinator answers: it speaks of dangers without being in one. */
export const ANSWER_WRITER: Writer = {
  talk: COMPOSE,
  longest: () => CASE_LIMITS.words,

  async ask(ctx, { case: code = "" }, house) {
    const found = await mayAnswer(ctx, code, house);
    if (found === undefined) return unknownCaseReply(code, ctx.speech);
    return writeAnswerReply(found, house.now().getTime(), ctx.speech);
  },

  async take(ctx, words, { case: code = "" }, house) {
    await fileAnswer(ctx, code, words, house);
    return "done";
  },
};
