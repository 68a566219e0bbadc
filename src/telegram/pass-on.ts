import { isWithin, NATIONWIDE, regencyOf } from "../domain/area.ts";
import type { Case } from "../domain/case.ts";
import type { Member } from "../domain/member.ts";
import { tellPlace } from "../domain/place.ts";
import { noteAct } from "./admin-right.ts";
import { areaOf } from "./area-of.ts";
import { mayAnswer } from "./call-answers.ts";
import type { PressOf } from "./callback-data.ts";
import type { House, JuruContext } from "./context.ts";
import { settle, show } from "./message-sender.ts";
import { nameOf } from "./person-name.ts";
import { personOf } from "./referral-access.ts";
import { openCaseButton } from "./replies/case-tools.ts";
import { unknownCaseReply } from "./replies/cases.ts";
import { offerReply, passedReply, passListReply, passSureReply } from "./replies/hand-over.ts";
import { tellPerson } from "./tell-person.ts";

const PEOPLE_A_PAGE = 8;

/** Active volunteers near the case, for a coordinator of its place; the names are asked of Telegram each time. */
export async function listForPassing(
  ctx: JuruContext,
  { code, page: asked }: PressOf<"passOn">,
  house: House,
): Promise<void> {
  const found = await mayAnswer(ctx, code, house);
  if (found === undefined) return show(ctx, unknownCaseReply(code, ctx.speech));
  const area = areaFor(ctx, found, house);
  const candidates = (await house.members.activeIn(area)).filter((member) => isCandidate(member, found, ctx));
  const pages = Math.max(1, Math.ceil(candidates.length / PEOPLE_A_PAGE));
  const page = Math.min(asked, pages - 1);
  const shown = candidates.slice(page * PEOPLE_A_PAGE, (page + 1) * PEOPLE_A_PAGE);
  const people = shown.map(async ({ id, place }) => ({
    ...{ id, name: await nameOf(ctx, id) },
    place: place === undefined ? undefined : house.places.get(place)?.name,
  }));
  const where = tellPlace(area, house.places) ?? ctx.speech.say("cases.everywhere");
  await show(ctx, passListReply({ code, people: await Promise.all(people), area: where, page, pages }, ctx.speech));
}

export async function askToPass(ctx: JuruContext, { code, id }: PressOf<"passOnAsk">, house: House): Promise<void> {
  const found = await findWithCandidate(ctx, code, id, house);
  if (found === undefined) return;
  await show(ctx, passSureReply(found, { id, name: await nameOf(ctx, id) }, ctx.speech));
}

/** The person is asked at once, and accepts or declines. */
export async function passTo(ctx: JuruContext, { code, id, seen }: PressOf<"passOnTo">, house: House): Promise<void> {
  const { speech } = ctx;
  const found = await findWithCandidate(ctx, code, id, house);
  if (found === undefined) return;
  const filing = await house.cases.file({
    ...{ code, event: { kind: "offer", to: id, reason: found.offer?.reason ?? "other" } },
    ...{ actor: personOf(ctx, house), seen, act: String(ctx.update.update_id) },
  });
  if (filing.kind === "unchanged") return settle(ctx, speech.say("passing.so-already"));
  if (filing.kind !== "moved") {
    return show(ctx, { text: speech.say("passing.changed"), buttons: [[openCaseButton(code, speech)]] });
  }
  await noteAct(ctx, "case.pass-on", { whom: id, about: code }, house);
  const isTold = await tellPerson(ctx.api, id, house, (theirs) => offerReply(filing.case, house, theirs));
  await show(ctx, passedReply(code, await nameOf(ctx, id), isTold, speech));
}

/** Says by itself what is wrong, and gives undefined then. */
async function findWithCandidate(ctx: JuruContext, code: string, id: number, house: House): Promise<Case | undefined> {
  const found = await mayAnswer(ctx, code, house);
  if (found === undefined) {
    await show(ctx, unknownCaseReply(code, ctx.speech));
    return undefined;
  }
  const member = await house.members.find(id);
  const isThere = member?.status === "active" && isCandidate(member, found, ctx);
  // Whoever is asked lives where the coordinator looks after; a made-up number finds nobody.
  const area = areaFor(ctx, found, house);
  if (isThere && (area === NATIONWIDE || (member.place !== undefined && isWithin(member.place, area)))) return found;
  await settle(ctx, ctx.speech.say("general.old-button"));
  return undefined;
}

function isCandidate({ id }: Member, { owner }: Case, { from }: JuruContext): boolean {
  return id !== owner && id !== from?.id;
}

/** The regency around the case, or what this coordinator looks after when that is all that is known. */
function areaFor(ctx: JuruContext, { place }: Case, house: House): string {
  return regencyOf(place) ?? areaOf(personOf(ctx, house)) ?? NATIONWIDE;
}
