import { randomBytes } from "node:crypto";
import type { Composer } from "grammy";
import type { Case } from "../../domain/case.ts";
import { isCoordinatorOf } from "../../domain/move-case.ts";
import { ownCases } from "../call-coordinator.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { NOTHING_KNOWN } from "../flows/guide.ts";
import { settle, show } from "../message-sender.ts";
import { acceptOffer, declineOffer, showOffer } from "../offers.ts";
import { askToPass, listForPassing, passTo } from "../pass-on.ts";
import { personOf } from "../referral-access.ts";
import { openCaseButton } from "../replies/case-tools.ts";
import {
  givenReply,
  handOverPickReply,
  isChosenReason,
  linkReply,
  toWhomReply,
  whyHandOverReply,
} from "../replies/hand-over.ts";
import { askToTake, takeCase } from "../take-case.ts";
import { withCase } from "../with-case.ts";
import { isJoined } from "./join-first.ts";

/** What stands behind ?start= in a link that hands a case over: this, the code of the case, a dash, and the secret. */
export const HAND_OVER_LINK = "h-";
/** 96 random bits: a link cannot be guessed. */
const SECRET_BYTES = 12;

const NAMES = [
  ...(["caseTakeAsk", "caseTake", "passOn", "passOnAsk", "passOnTo"] as const),
  ...(["handOverPick", "handOver", "handOverTo", "handOverNow", "handOverBack"] as const),
  ...(["offer", "offerAccept", "offerDecline"] as const),
] as const;
type HandOverPress = PressOf<(typeof NAMES)[number]>;

/** A case goes into other hands: of the coordinator, of whoever opens a link, or of a volunteer whom a coordinator asks. */
export function addHandOver(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press === undefined || !isHandOverPress(press)) return next();
    if (await isJoined(ctx, NOTHING_KNOWN)) await act(ctx, press, house);
  });
}

function isHandOverPress(press: Press): press is HandOverPress {
  return NAMES.some((name) => name === press.name);
}

function act(ctx: JuruContext, press: HandOverPress, house: House): Promise<void> {
  switch (press.name) {
    case "handOverPick":
      return pick(ctx, press.page, house);
    case "handOver":
      return withCase(ctx, press.code, house, (found) => show(ctx, whyHandOverReply(found, ctx.speech)));
    case "handOverTo":
      return withCase(ctx, press.code, house, (found) => askToWhom(ctx, found, press, house));
    case "handOverNow":
      return withCase(ctx, press.code, house, (found) => giveAway(ctx, found, press, house));
    case "handOverBack":
      return withCase(ctx, press.code, house, () => takeBack(ctx, press.code, house));
    case "caseTakeAsk":
      return askToTake(ctx, press.code, house);
    case "caseTake":
      return takeCase(ctx, press, house);
    case "passOn":
      return listForPassing(ctx, press, house);
    case "passOnAsk":
      return askToPass(ctx, press, house);
    case "passOnTo":
      return passTo(ctx, press, house);
    case "offer":
      return showOffer(ctx, press.code, house);
    case "offerAccept":
      return acceptOffer(ctx, press.code, house);
    case "offerDecline":
      return declineOffer(ctx, press.code, house);
  }
}

/** From a safety card: one case leads straight on. */
async function pick(ctx: JuruContext, page: number, house: House): Promise<void> {
  const cases = await ownCases(ctx, house);
  const [only] = cases;
  if (only !== undefined && cases.length === 1) return show(ctx, whyHandOverReply(only, ctx.speech));
  await show(ctx, handOverPickReply(cases, page, ctx.speech));
}

async function askToWhom(
  ctx: JuruContext,
  found: Case,
  { reason }: PressOf<"handOverTo">,
  house: House,
): Promise<void> {
  if (!isChosenReason(reason)) return settle(ctx, ctx.speech.say("general.old-button"));
  const person = personOf(ctx, house);
  const mayPick = person.role === "admin" || isCoordinatorOf(found.place, person);
  await show(ctx, toWhomReply(found, reason, mayPick, ctx.speech));
}

async function giveAway(
  ctx: JuruContext,
  { code }: Case,
  { seen, reason, way }: PressOf<"handOverNow">,
  house: House,
): Promise<void> {
  const { speech } = ctx;
  if (!isChosenReason(reason)) return settle(ctx, speech.say("general.old-button"));
  const link = way === "link" ? randomBytes(SECRET_BYTES).toString("base64url") : undefined;
  const filing = await house.cases.file({
    ...{ code, event: { kind: "offer", reason, ...(link !== undefined && { link }) } },
    ...{ actor: personOf(ctx, house), seen, act: String(ctx.update.update_id) },
  });
  if (filing.kind === "unchanged") return settle(ctx, speech.say("passing.so-already"));
  if (filing.kind !== "moved") return sayNotNow(ctx, code);
  const { what } = filing.entry;
  // An update that comes again gets the link of the first time.
  const secret = what.kind === "offer" ? what.link : undefined;
  if (secret === undefined) return show(ctx, givenReply(code, speech));
  const address = `https://t.me/${ctx.me.username}?start=${HAND_OVER_LINK}${code}-${secret}`;
  await show(ctx, linkReply(code, address, speech));
}

/** Somebody was quicker, or it is closed: how it stands is one tap away. */
function sayNotNow(ctx: JuruContext, code: string): Promise<void> {
  const { speech } = ctx;
  return show(ctx, { text: speech.say("passing.changed"), buttons: [[openCaseButton(code, speech)]] });
}

async function takeBack(ctx: JuruContext, code: string, house: House): Promise<void> {
  const { speech } = ctx;
  const filing = await house.cases.file({
    ...{ code, event: { kind: "withdraw" }, actor: personOf(ctx, house), act: String(ctx.update.update_id) },
  });
  if (filing.kind === "unchanged") return settle(ctx, speech.say("passing.so-already"));
  if (filing.kind !== "moved") return sayNotNow(ctx, code);
  await show(ctx, { text: speech.say("passing.back", { code }), buttons: [[openCaseButton(code, speech)]] });
}
