import type { Speech } from "../../content/speech.ts";
import { callsOf } from "../../domain/coordinator-call.ts";
import { isCoordinatorOf } from "../../domain/move-case.ts";
import type { CaseView } from "./case-tools.ts";
import type { Button } from "./reply.ts";

/** On the screen of a case: its volunteer calls and hands over, its coordinator answers and takes. */
export function callTools(view: CaseView, speech: Speech): Button[][] {
  const { case: it, viewer } = view;
  if (it.state === "closed") return [];
  const isCoordinating = viewer.role === "admin" || isCoordinatorOf(it.place, viewer);
  const rows = viewer.id === it.owner ? ownerRows(view, speech) : isCoordinating ? coordinatorRows(view, speech) : [];
  const back: Button = { text: speech.say("button.hand-over-back"), press: { name: "handOverBack", code: it.code } };
  return [...rows, ...(it.offer === undefined ? [] : [[back]])];
}

function ownerRows({ case: { code, offer } }: CaseView, speech: Speech): Button[][] {
  const handOver: Button = { text: speech.say("button.hand-over"), press: { name: "handOver", code } };
  return [
    [{ text: speech.say("button.call-coordinator"), press: { name: "callAsk", code } }],
    ...(offer === undefined ? [[handOver]] : []),
  ];
}

function coordinatorRows({ case: it }: CaseView, speech: Speech): Button[][] {
  const { code, help } = it;
  const isWaiting = callsOf(it).some(({ kind }) => kind === "help");
  const answer: Button = {
    text: speech.say(isWaiting ? "button.call-answer" : "button.call-answer-more"),
    press: { name: "callAnswer", code },
    ...(isWaiting && { style: "success" as const }),
  };
  const phoned: Button = { text: speech.say("button.call-phoned"), press: { name: "callPhoned", code } };
  return [
    ...(help === undefined ? [] : [isWaiting ? [answer, phoned] : [answer]]),
    [{ text: speech.say("button.case-take"), press: { name: "caseTakeAsk", code } }],
    [{ text: speech.say("button.pass-on"), press: { name: "passOn", code, page: 0 } }],
  ];
}
