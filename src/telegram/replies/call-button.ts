import type { Speech } from "../../content/speech.ts";
import type { GateId } from "../../domain/safety.ts";
import type { Button } from "./reply.ts";

/** From anywhere: whom to call when somebody has to think along. */
export function callButton(speech: Speech): Button {
  return { text: speech.say("button.call-coordinator"), press: { name: "callFor", page: 0 } };
}

/** Below a safety card. Who is threatened, or belongs to a side, gives the case into other hands. */
export function callRows(
  { gates, case: code }: { readonly gates: readonly GateId[]; readonly case?: string },
  speech: Speech,
): Button[][] {
  const call: Button = code === undefined ? callButton(speech) : callFromCaseButton(code, speech);
  const handOver: Button = {
    text: speech.say("button.hand-over"),
    press: code === undefined ? { name: "handOverPick", page: 0 } : { name: "handOver", code },
  };
  return [...(gates.includes("R8") ? [[handOver]] : []), [call]];
}

function callFromCaseButton(code: string, speech: Speech): Button {
  return { text: speech.say("button.call-coordinator"), press: { name: "callAsk", code } };
}
