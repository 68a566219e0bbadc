import type { NextFunction } from "grammy";
import type { Language } from "../../domain/language.ts";
import { languageOf } from "../../domain/language.ts";
import { decodePress } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { isDangerOn } from "../danger-mark.ts";
import { tellPersonName } from "../person-name.ts";

const REMEMBERED = 10_000;

/** The languages of people seen lately, so that an emergency is answered in theirs while the store is away. */
export interface RecentLanguages {
  of(id: number | undefined, tag: string | undefined): Language;
  note(id: number, language: Language): void;
}

export function createRecentLanguages(otherwise: Language): RecentLanguages {
  const languages = new Map<number, Language>();
  return {
    of: (id, tag) => (id === undefined ? undefined : languages.get(id)) ?? languageOf(tag, otherwise),
    note(id, language) {
      languages.delete(id);
      languages.set(id, language);
      const oldest = languages.keys().next();
      if (languages.size > REMEMBERED && !oldest.done) languages.delete(oldest.value);
    },
  };
}

/** Gives every handler the member and the voice in that person's language. */
export function knowPerson(house: House, recent: RecentLanguages) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const { from } = ctx;
    const isPrivate = ctx.chat?.type === "private" && from !== undefined;
    ctx.member = isPrivate ? await house.members.find(from.id) : undefined;
    ctx.press = ctx.callbackQuery?.data === undefined ? undefined : decodePress(ctx.callbackQuery.data);
    // Somebody who has not agreed to anything yet is answered in the chosen language too, and nothing is stored for it.
    if (from !== undefined && ctx.press?.name === "language") recent.note(from.id, ctx.press.language);
    const language = ctx.member?.language ?? recent.of(from?.id, from?.language_code);
    if (from !== undefined && ctx.member !== undefined) recent.note(from.id, language);
    ctx.speech = house.speeches[language];
    ctx.personName = tellPersonName(from?.first_name, from?.id ?? 0, ctx.speech);
    ctx.words = ctx.message?.text ?? ctx.editedMessage?.text ?? ctx.editedMessage?.caption;
    ctx.isDangerTold = false;
    const { latitude, longitude } = ctx.message?.location ?? {};
    ctx.position = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
    ctx.anew = undefined;
    ctx.talkLeft = undefined;
    ctx.isTalkMoved = false;
    // A danger of more than a day ago is forgotten with the next message.
    await isDangerOn(ctx, house);
    // Whoever writes can be reached again.
    if (ctx.member?.isReachable === false && ctx.myChatMember === undefined) {
      ctx.member = { ...ctx.member, isReachable: true };
      await house.members.save(ctx.member);
    }
    await next();
  };
}
