import type { Context } from "grammy";
import type { Speech } from "../../content/speech.ts";
import type { Language } from "../../domain/language.ts";
import { CONSENT_VERSION, type Member, statusAfterJoining } from "../../domain/member.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import type { House, JuruContext } from "../context.ts";
import { erasePerson, mayLeave } from "../erase-person.ts";
import { send, show } from "../message-sender.ts";
import { consentReply, greetingReply, placeQuestionReply, welcomeReply } from "../replies/join.ts";
import { type Dangers, emergencyButton } from "../replies/safety.ts";
import { announceRequest } from "../requests.ts";
import type { GivenAnswer } from "../talks/stored-talk.ts";
import { beginAnew, createAsker, type Talk } from "./question.ts";

export const JOIN = "join@2";

const PLACES_FOUND = 8;

export interface Joining {
  /** From the link that was opened. */
  readonly invite: string | undefined;
  readonly language: Language | undefined;
  /** True for somebody who left after the notice: it is not asked again. */
  readonly hasAgreed: boolean;
  /** What was told before joining, for the guide afterwards. */
  readonly known: Dangers;
  /** Codes of the places that fit what was typed last. */
  readonly found: readonly string[] | undefined;
}

/** What a volunteer typed reaches the stored talk only as the codes of the places that were found. */
export function hearPlaces(text: string, places: PlaceIndex): string {
  return ["found", ...places.search(text, PLACES_FOUND).map(({ code }) => code)].join(" ");
}

/** Language, consent, place. Nothing is recorded before the person has agreed. */
export function createJoin(house: House) {
  const { speeches, places, members, now } = house;
  return async (talk: Talk, _ctx: Context, start: Joining, answers: readonly GivenAnswer[] = []): Promise<void> => {
    const ask = createAsker(talk, { name: JOIN, start, answers });

    const language =
      start.language ??
      (await ask({
        key: "language",
        reply: () => greetingReply(speeches),
        read: (press) => (press?.name === "language" ? press.language : undefined),
      }));
    const speech = speeches[language];

    if (!start.hasAgreed) {
      const consent = await ask({
        // Whoever was asked with an earlier notice is asked again: a press on that one is no consent to this.
        key: `consent:${CONSENT_VERSION}`,
        reply: () => consentReply(speech, house.keepDays),
        read: (press) => (press?.name === "consent" ? press.answer : undefined),
      });
      if (consent === "no") return talk.external((ctx) => decline(ctx, speech));
      await talk.external((ctx) => recordConsent(ctx, language));
    }

    const answer = await ask({
      key: "place",
      reply: (ctx) => placeQuestionReply(start.found, ctx.words, places, ctx.speech),
      read: (press, words) => {
        if (press?.name === "place" && places.get(press.code) !== undefined) return { place: press.code };
        if (press?.name === "placeSkip") return { place: undefined };
        return words?.startsWith("found") ? { found: words.split(" ").slice(1) } : undefined;
      },
    });
    if ("found" in answer) {
      return beginAnew<Joining>(talk, JOIN, { ...start, language, hasAgreed: true, found: answer.found });
    }
    await talk.external((ctx) => finish(ctx, answer.place, start));
  };

  /** Somebody may decline a new notice after having agreed to an older one. */
  async function decline(ctx: JuruContext, speech: Speech): Promise<void> {
    if (ctx.member !== undefined) {
      const { id } = ctx.member;
      if (!(await mayLeave(id, house))) return show(ctx, { text: speech.say("erase.last-admin") });
      await erasePerson(id, house);
    }
    ctx.member = undefined;
    await show(ctx, { text: speech.say("start.declined"), buttons: [[emergencyButton(speech)]] });
  }

  async function recordConsent(ctx: JuruContext, language: Language): Promise<void> {
    const at = now().toISOString();
    const earlier = ctx.member?.consent;
    // Whoever agrees to a new notice stays what an admin has made of them.
    await keep(ctx, {
      status: "joining",
      joinedAt: at,
      ...ctx.member,
      id: idOf(ctx),
      language,
      // Whoever has agreed before, in an earlier version of this talk, did so then.
      consent: earlier?.version === CONSENT_VERSION ? earlier : { version: CONSENT_VERSION, at },
      isReachable: true,
    });
  }

  async function finish(ctx: JuruContext, place: string | undefined, { invite, known }: Joining): Promise<void> {
    const id = idOf(ctx);
    const redeemed = invite === undefined ? undefined : await house.invites.redeem(invite, id);
    const isAdmin = house.adminIds.includes(id);
    const current = ctx.member ?? (await members.find(id));
    if (current === undefined) throw new Error("A person finished joining without having agreed.");
    const isOpen = current.status === "joining" || redeemed === "welcome";
    const status = isOpen ? statusAfterJoining(house.joining, redeemed === "welcome", isAdmin) : current.status;
    const member: Member = { ...current, status, ...(place === undefined ? {} : { place }) };
    await keep(ctx, member);

    const { speech } = ctx;
    await show(ctx, welcomeReply(member, known, places, speech));
    if (redeemed === "used up") await send(ctx, { text: speech.say("start.invite-used-up") });
    if (redeemed === "unknown") await send(ctx, { text: speech.say("start.invite-unknown") });
    if (isOpen && status === "pending") await announceRequest(ctx.api, house, id, ctx.personName, place);
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
