import { decideJoining } from "../../domain/decide-joining.ts";
import type { WordOfRefusal } from "../../domain/member-notices.ts";
import { LONGEST_REFUSAL, REFUSAL_WORDS } from "../../domain/refusal-words.ts";
import type { OfficeHouse } from "../office-house.ts";
import { refuseView } from "../views/member-questions.ts";
import { tellPerson } from "../views/member-words.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { ACCOUNT_NUMBER, personIn } from "./member.ts";

/** Who waits is let in, or not. */
export function addMemberRequests(corridor: Corridor, house: OfficeHouse): void {
  corridor.act("/members/:id/accept", "admins", (visit) => decide(visit, { isAccepted: true }, house));
  corridor.act("/members/:id/refuse", "admins", (visit) => refuse(visit, house));
}

async function refuse(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const { fields, speech } = visit;
  const chosen = fields["word"];
  if (chosen === "none") return decide(visit, { isAccepted: false }, house);
  const usual = REFUSAL_WORDS.find((word) => word === chosen);
  if (usual !== undefined) return decide(visit, { isAccepted: false, word: usual }, house);
  const own = (fields["own"] ?? "").trim();
  const length = Array.from(own).length;
  if (chosen === "own" && length > 0 && length <= LONGEST_REFUSAL) {
    return decide(visit, { isAccepted: false, word: { own } }, house);
  }
  const person = await personIn(visit, house);
  if (person === undefined) return { kind: "missing" };
  const title = speech.say("office.refuse-title", { name: tellPerson(person, speech) });
  return { kind: "page", title, body: refuseView(person, { typed: own }, speech) };
}

async function decide(
  { params, id: who, act }: Visit,
  decision: { readonly isAccepted: boolean; readonly word?: WordOfRefusal },
  house: OfficeHouse,
): Promise<Answer> {
  const number = params["id"] ?? "";
  if (!ACCOUNT_NUMBER.test(number)) return { kind: "missing" };
  const notices = house.memberNotices;
  const decided = await decideJoining({ id: Number(number), ...decision }, { who, act }, { ...house, notices });
  if (decided === "not allowed") return { kind: "go", to: "/members" };
  if (decided === "too late") return { kind: "go", to: "/members", said: "member-decided" };
  return { kind: "go", to: "/members", said: decided.isTold ? "member-told" : "member-untold" };
}
