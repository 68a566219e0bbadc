import type { Case, ToldSituation } from "../../domain/case.ts";
import { CASE_LIMITS } from "../../domain/case-limits.ts";
import { guide } from "../../domain/guidance.ts";
import { hasConsented } from "../../domain/member.ts";
import { tellPlace } from "../../domain/place.ts";
import { stoppingGates } from "../../domain/safety.ts";
import { encodePress, type Press, type PressOf } from "../callback-data.ts";
import { showCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { fileAndShow } from "../file-in-case.ts";
import { send, settle, show } from "../message-sender.ts";
import { personOf } from "../referral-access.ts";
import { openedCaseReply } from "../replies/case-edit.ts";
import { casePlacesReply } from "../replies/case-places.ts";
import { myCasesButton } from "../replies/cases.ts";
import type { Carried } from "../replies/guided.ts";
import { recordWhereReply } from "../replies/record-danger.ts";
import { emergencyButton } from "../replies/safety.ts";
import { isJoined } from "./join-first.ts";

/** From a guided talk, or a safety card, to a case. */
export async function answerCaseOpening(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "caseSave":
      if (await mayKeepCases(ctx)) await save(ctx, press, house);
      return true;
    case "caseSaveAreas":
      await show(ctx, casePlacesReply(press, waysOfPlaces(press), house.places, speech));
      return true;
    case "caseSaveAt": {
      const kind = house.places.get(press.place)?.kind;
      if (kind === undefined || kind === "province") await settle(ctx, speech.say("general.old-button"));
      else if (await mayKeepCases(ctx)) await open(ctx, situationIn(press), press.place, house);
      return true;
    }
    case "caseDanger": {
      const event = { kind: "danger", gates: press.gates } as const;
      await fileAndShow(ctx, press.code, event, house, speech.say("case.danger-noted"));
      return true;
    }
    default:
      return false;
  }
}

async function save(ctx: JuruContext, press: PressOf<"caseSave">, house: House): Promise<void> {
  const { speech } = ctx;
  const stops = stoppingGates(press.gates);
  const own = stops.length === 0 ? [] : await openCasesOf(ctx, house);
  if (own.length > 0) return send(ctx, recordWhereReply(own, situationIn(press), ownPlace(ctx, house), speech));
  const place = ownPlace(ctx, house);
  if (place !== undefined) return open(ctx, situationIn(press), place, house);
  await send(ctx, casePlacesReply({ area: "", page: 0 }, waysOfPlaces(press), house.places, speech));
}

/** A new case, with what was given or told. The same button once more leads to the same case. */
async function open(ctx: JuruContext, situation: ToldSituation, place: string, house: House): Promise<void> {
  const { speech } = ctx;
  const { id } = personOf(ctx, house);
  const openedAt = house.now().getTime();
  const act = actOf(ctx, situation);
  // Below a safety card nothing but the danger has been told.
  const untold = stoppingGates(situation.gates).length > 0 ? { isUntold: true as const } : {};
  const opening = await house.cases.open({ owner: id, openedAt, title: "other", place, situation, ...untold }, act);
  if (opening.kind === "too many") {
    const text = speech.say("cases.too-many", { most: CASE_LIMITS.openCases });
    return send(ctx, { text, buttons: [[myCasesButton(speech), emergencyButton(speech)]] });
  }
  const { case: it } = opening;
  await fileFirst(ctx, it, act, house);
  if (it.openedAt !== openedAt) return showCase(ctx, it.code, house, speech.say("case.opened-before"));
  await send(ctx, openedCaseReply(it, tellPlace(it.place, house.places), speech));
}

/** The first line of its timeline: the guidance that was given, or the danger that was told. */
async function fileFirst(ctx: JuruContext, it: Case, act: string, house: House): Promise<void> {
  const guidance = guide({ ...it.situation, tried: [] }, house.catalogue.techniques);
  const event =
    guidance.kind === "stop"
      ? ({ kind: "danger", gates: it.situation.gates } as const)
      : ({
          kind: "guided",
          situation: it.situation,
          roles: [guidance.first, ...guidance.also].map(({ role }) => role),
          techniques: guidance.suggestions.map(({ id }) => id),
        } as const);
  await house.cases.file({ code: it.code, event, actor: personOf(ctx, house), act: `${act}-first` });
}

/** Two taps on one message are one act, however often they come; the next guided talk on the same message is another. */
function actOf(ctx: JuruContext, situation: ToldSituation): string {
  const message = ctx.callbackQuery?.message?.message_id ?? ctx.update.update_id;
  return `${message}-${encodePress({ name: "caseSave", ...situation })}`;
}

/** Who has not been let in yet is told why, below the guidance, which stays where it is. */
async function mayKeepCases(ctx: JuruContext): Promise<boolean> {
  const { speech, member } = ctx;
  if (!(await isJoined(ctx, { gates: [], signals: [] })) || !hasConsented(member)) return false;
  if (member.status === "active") return true;
  const isWaiting = member.status === "pending" || member.status === "joining";
  const text = speech.say(isWaiting ? "cases.pending" : "cases.not-member");
  await send(ctx, { text, buttons: [[emergencyButton(speech)]] });
  return false;
}

async function openCasesOf(ctx: JuruContext, house: House): Promise<readonly Case[]> {
  const own = await house.cases.ofOwner(personOf(ctx, house).id);
  return own.filter(({ state }) => state === "open");
}

/** Where the volunteer is at home, unless that is a whole province or unknown. */
function ownPlace({ member }: JuruContext, { places }: House): string | undefined {
  const place = places.get(member?.place ?? "");
  return place === undefined || place.kind === "province" ? undefined : place.code;
}

function situationIn({ phase, level, parties, gates, signals }: Carried): ToldSituation {
  return { phase, level, parties, gates, signals };
}

function waysOfPlaces(press: Carried) {
  const situation = situationIn(press);
  return {
    open: (area: string, page: number) => ({ name: "caseSaveAreas", area, page, ...situation }) as const,
    choose: (place: string) => ({ name: "caseSaveAt", place, ...situation }) as const,
    back: undefined,
  };
}
