import type { Case } from "../../domain/case.ts";
import { SIDES } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/case-event.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Press, PressOf } from "../callback-data.ts";
import { findConcerningCase } from "../case-access.ts";
import { gatherCase } from "../case-screen.ts";
import type { House, JuruContext } from "../context.ts";
import { fileAndShow } from "../file-in-case.ts";
import { settle, show } from "../message-sender.ts";
import { backToCase, caseEditReply, caseTitlesReply, closeCaseReply } from "../replies/case-edit.ts";
import { casePlacesReply } from "../replies/case-places.ts";
import { tellCaseOutcome, tellSides, tellTitle } from "../replies/case-words.ts";
import { unknownCaseReply } from "../replies/cases.ts";
import type { Reply } from "../replies/reply.ts";

type Screen = PressOf<"caseEdit" | "caseTitles" | "caseAreas" | "caseClose">;

/** Title, place, parties; closing and opening again. */
export async function answerCaseChange(ctx: JuruContext, press: Press, house: House): Promise<boolean> {
  const { speech } = ctx;
  switch (press.name) {
    case "caseEdit":
    case "caseTitles":
    case "caseAreas":
    case "caseClose":
      await showScreen(ctx, press, house);
      return true;
    case "caseTitle": {
      const note = speech.say("case.retitled", { title: tellTitle(press.title, speech) });
      await change(ctx, press.code, { kind: "retitle", title: press.title }, house, note);
      return true;
    }
    case "casePlace":
      await movePlace(ctx, press, house);
      return true;
    case "caseSides": {
      // One party quarrels with nobody, and there are letters for six.
      const count = press.count === 1 ? 0 : Math.min(press.count, SIDES.length);
      const note = speech.say("case.counted-sides", { sides: tellSides({ sides: count }, speech) });
      await change(ctx, press.code, { kind: "sides", count }, house, note);
      return true;
    }
    case "caseClosed": {
      const note = speech.say("case.now-closed", { outcome: tellCaseOutcome(press.outcome, speech) });
      await change(ctx, press.code, { kind: "close", outcome: press.outcome }, house, note);
      return true;
    }
    case "caseReopen":
      await change(ctx, press.code, { kind: "reopen" }, house, speech.say("case.now-open"));
      return true;
    default:
      return false;
  }
}

const change = (ctx: JuruContext, code: string, event: CaseEvent, house: House, note: string) =>
  fileAndShow(ctx, code, event, house, note);

async function movePlace(ctx: JuruContext, { code, place }: PressOf<"casePlace">, house: House): Promise<void> {
  const { speech } = ctx;
  const name = tellPlace(place, house.places);
  if (name === undefined || house.places.get(place)?.kind === "province") {
    return settle(ctx, speech.say("general.old-button"));
  }
  await change(ctx, code, { kind: "move place", place }, house, speech.say("case.moved-place", { place: name }));
}

async function showScreen(ctx: JuruContext, press: Screen, house: House): Promise<void> {
  const found = await findConcerningCase(ctx, press.code, house);
  const reply =
    found === undefined ? unknownCaseReply(press.code, ctx.speech) : await screenFor(ctx, press, found, house);
  await show(ctx, reply);
}

async function screenFor(ctx: JuruContext, press: Screen, it: Case, house: House): Promise<Reply> {
  const { speech } = ctx;
  const { code } = it;
  switch (press.name) {
    case "caseTitles":
      return caseTitlesReply(it, speech);
    case "caseAreas":
      return casePlacesReply(
        press,
        {
          open: (area, page) => ({ name: "caseAreas", code, area, page }),
          choose: (place) => ({ name: "casePlace", code, place }),
          back: backToCase(code, speech),
        },
        house.places,
        speech,
      );
    case "caseEdit":
      return caseEditReply(await gatherCase(ctx, it, house), speech);
    case "caseClose":
      return closeCaseReply(await gatherCase(ctx, it, house), house.keepDays, speech);
  }
}
