import type { Context } from "grammy";
import type { Language } from "../../domain/language.ts";
import { CONSENT_VERSION, type Member, statusAfterJoining } from "../../domain/member.ts";
import type { House, JuruContext } from "../context.ts";
import { send, show } from "../message-sender.ts";
import { consentReply, greetingReply, placeQuestionReply, placesFoundReply, welcomeReply } from "../replies/join.ts";
import { announceRequest } from "../requests.ts";
import { createAsker, type Talk } from "./question.ts";

export const JOIN = "join@1";

export interface Joining {
  /** From the link that was opened. */
  readonly invite: string | undefined;
  readonly language: Language | undefined;
}

/** Language, consent, place. Nothing is recorded before the person has agreed. */
export function createJoin(house: House) {
  const { speeches, places, members, now } = house;
  return async (talk: Talk, _ctx: Context, { invite, language: known }: Joining): Promise<void> => {
    const ask = createAsker(talk);

    const language =
      known ??
      (await ask({
        key: "language",
        reply: () => greetingReply(speeches),
        read: (press) => (press?.name === "language" ? press.language : undefined),
      }));
    const speech = speeches[language];

    const consent = await ask({
      key: "consent",
      reply: () => consentReply(speech),
      read: (press) => (press?.name === "consent" ? press.answer : undefined),
    });
    if (consent === "no") {
      await talk.external((ctx) => show(ctx, { text: speech.say("start.declined") }));
      return;
    }
    await talk.external((ctx) => recordConsent(ctx, language));

    let typed: string | undefined;
    let place: string | undefined;
    for (;;) {
      const text = typed;
      const answer = await ask({
        key: "place",
        reply: () => (text === undefined ? placeQuestionReply(speech) : placesFoundReply(text, places, speech)),
        read: (press, words) => {
          if (press?.name === "place" && places.get(press.code) !== undefined) return { place: press.code };
          if (press?.name === "placeSkip") return { place: undefined };
          return words === undefined ? undefined : { typed: words };
        },
      });
      if (!("typed" in answer)) {
        place = answer.place;
        break;
      }
      typed = answer.typed;
    }
    await talk.external((ctx) => finish(ctx, place, invite));
  };

  async function recordConsent(ctx: JuruContext, language: Language): Promise<void> {
    const at = now().toISOString();
    await keep(ctx, {
      id: idOf(ctx),
      language,
      status: "joining",
      consent: { version: CONSENT_VERSION, at },
      joinedAt: ctx.member?.joinedAt ?? at,
      isReachable: true,
    });
  }

  async function finish(ctx: JuruContext, place: string | undefined, invite: string | undefined): Promise<void> {
    const id = idOf(ctx);
    const redeemed = invite === undefined ? undefined : await house.invites.redeem(invite, id);
    const isAdmin = house.adminIds.includes(id);
    const status = statusAfterJoining(house.joining, redeemed === "welcome", isAdmin);
    const current = ctx.member ?? (await members.find(id));
    if (current === undefined) throw new Error("A person finished joining without having agreed.");
    await keep(ctx, { ...current, status, ...(place === undefined ? {} : { place }) });

    const { speech } = ctx;
    const isInviteMissing = status === "refused";
    await show(
      ctx,
      welcomeReply({ ...current, status, ...(place === undefined ? {} : { place }) }, places, isInviteMissing, speech),
    );
    if (redeemed === "used up") await send(ctx, { text: speech.say("start.invite-used-up") });
    if (redeemed === "unknown") await send(ctx, { text: speech.say("start.invite-unknown") });
    if (status === "pending") await announceRequest(ctx.api, house, id, ctx.personName, place);
  }

  async function keep(ctx: JuruContext, member: Member): Promise<void> {
    await members.save(member);
    ctx.member = member;
    ctx.speech = speeches[member.language];
  }
}

function idOf(ctx: JuruContext): number {
  if (ctx.from === undefined) throw new Error("A talk of joining got an update without a person.");
  return ctx.from.id;
}
