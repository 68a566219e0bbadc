import { type Composer, InputFile } from "grammy";
import { showable } from "../../content/showable.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Referral } from "../../domain/referral.ts";
import { isEnded } from "../../domain/referral-state.ts";
import type { PressOf } from "../callback-data.ts";
import { findConcerning } from "../concerning-referral.ts";
import type { House, JuruContext } from "../context.ts";
import { makeReferralLetter } from "../documents/referral-letter.ts";
import { settle, show } from "../message-sender.ts";
import { letterReply, writeLetter } from "../replies/letter.ts";
import { unknownReply } from "../replies/referral-notes.ts";

/** The letter that a person shows at the counter. It is made anew each time, and kept nowhere. */
export function addLetter(composer: Composer<JuruContext>, house: House): void {
  composer.use(async (ctx, next) => {
    const { press } = ctx;
    if (press?.name !== "letter" && press?.name !== "letterMake") return next();
    const referral = await findConcerning(ctx, press.code, house);
    if (referral === undefined) return show(ctx, unknownReply(press.code, ctx.speech));
    const obstacle = obstacleTo(referral);
    if (obstacle !== undefined) return settle(ctx, ctx.speech.say(obstacle));
    if (press.name === "letterMake") return sendLetter(ctx, referral, press, house);
    const { username } = await accountOf(ctx);
    await show(ctx, letterReply({ ...press, hasUsername: username !== undefined }, ctx.speech));
  });
}

/** Without a yes, or an emergency, nobody gets to know anything: no letter before it is sent. */
function obstacleTo(referral: Referral) {
  if (isEnded(referral.state)) return "toast.letter-ended";
  return referral.sentAt === undefined ? "toast.letter-not-sent" : undefined;
}

async function sendLetter(
  ctx: JuruContext,
  referral: Referral,
  { code, parts }: PressOf<"letterMake">,
  { book, directory, places, speeches, now }: House,
): Promise<void> {
  const at = now().getTime();
  const { need } = parts.includes("words") ? await book.words(code) : {};
  const facts = {
    referral,
    source: referral.source.kind === "listed" ? await directory.find(referral.source.id) : undefined,
    place: tellPlace(referral.place, places) ?? referral.place,
    now: at,
    contact: parts.includes("contact") ? tellContact(await accountOf(ctx)) : undefined,
    words: need,
  };
  // Whoever the volunteer is, the counter reads Indonesian.
  const letter = await makeReferralLetter(writeLetter(facts, speeches.id), { now: at });
  const caption = ctx.speech.say("word.letter-caption", { code });
  await ctx.replyWithDocument(new InputFile(letter, `${code}.pdf`), { caption });
  await settle(ctx);
}

interface Account {
  readonly name: string | undefined;
  readonly username: string | undefined;
}

/** Asked of Telegram each time: names are not stored. */
async function accountOf(ctx: JuruContext): Promise<Account> {
  const chat = await ctx.api.getChat(ctx.from?.id ?? 0).catch(() => undefined);
  const name = chat === undefined ? undefined : showable(chat.first_name ?? "", false);
  return { name, username: chat?.username };
}

function tellContact({ name, username }: Account): string | undefined {
  const link = username === undefined ? undefined : `Telegram: https://t.me/${username}`;
  const known = [name, link].filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join("\n");
}
