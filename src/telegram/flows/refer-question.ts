import type { Speech } from "../../content/speech.ts";
import { judgeFairness } from "../../domain/fairness.ts";
import { kindOf } from "../../domain/need.ts";
import { tellPlace } from "../../domain/place.ts";
import { draftOf, type FormStep, openStep, type ReferralForm } from "../../domain/referral-form.ts";
import { startReferral } from "../../domain/referral-log.ts";
import type { House, JuruContext } from "../context.ts";
import { earlierCases, earlierPersons } from "../earlier-codes.ts";
import {
  caseReply,
  categoryReply,
  consentReply,
  handOverReply,
  offeredReply,
  overrideReply,
  personReply,
  sidesReply,
  urgencyReply,
  wordsReply,
} from "../replies/refer.ts";
import { referPlaceReply } from "../replies/refer-place.ts";
import { SOURCES_A_PAGE, sourceChoiceReply, typeSourceReply } from "../replies/refer-source.ts";
import { changesReply, type Summary, summaryReply } from "../replies/refer-summary.ts";
import type { Reply } from "../replies/reply.ts";
import { mostLetters } from "./refer-answer.ts";
import { nameOfSource, openWords } from "./refer-words.ts";
import type { Referring } from "./referring.ts";

/** The open question, with what is known around it. */
export async function askReferral(ctx: JuruContext, start: Referring, house: House): Promise<Reply> {
  const { form, screen } = start;
  const { speech } = ctx;
  if (screen.view === "changes") return changesReply(form, speech);
  const step = openStep(form);
  const question = step === undefined ? await summarise(ctx, form, house) : await ask(step, ctx, start, house);
  const offered = openWords(ctx, screen.offered, house);
  const reply = offered === undefined ? question : offeredReply(offered, question, speech);
  const note = noteOn(start, speech);
  return note === undefined ? reply : { ...reply, text: `${note}\n\n${reply.text}` };
}

function noteOn({ form, screen }: Referring, speech: Speech): string | undefined {
  if (screen.trouble === "source gone") return speech.say("refer.source-gone");
  return screen.trouble === undefined ? undefined : speech.say("refer.too-long", { most: mostLetters(openStep(form)) });
}

async function ask(step: FormStep, ctx: JuruContext, { form, fresh, screen }: Referring, house: House): Promise<Reply> {
  const { speech } = ctx;
  const { category = "food", urgency = "normal" } = form;
  const { page = 0 } = screen;
  switch (step) {
    case "category":
      return categoryReply(speech);
    case "words":
      return wordsReply(category, speech);
    case "urgency":
      return urgencyReply(speech);
    case "place":
      return referPlaceReply({ own: ctx.member?.place, found: screen.found, typed: ctx.words }, house.places, speech);
    case "person":
      return personReply(
        fresh.person,
        openWords(ctx, form.note, house),
        { all: await earlierPersons(ctx, house), page },
        speech,
      );
    case "case":
      return caseReply(fresh.case, { all: await earlierCases(ctx, house), page }, speech);
    case "sides":
      return sidesReply(form.case ?? "", speech);
    case "source":
      return screen.view === "type a source" ? typeSourceReply(speech) : chooseSource(ctx, form, page, house);
    case "handOver":
      return handOverReply(speech);
    case "consent":
      return consentReply({ source: await nameOfSource(ctx, form, house), need: category, urgency }, speech);
    case "override":
      return overrideReply(speech);
  }
}

function chooseSource(
  { speech }: JuruContext,
  form: ReferralForm,
  page: number,
  { sources, places, now }: House,
): Reply {
  const { category = "food", urgency = "normal", place = "", refusedBy } = form;
  const at = now().getTime();
  const end = (page + 1) * SOURCES_A_PAGE;
  // One more than is shown tells whether there is another page.
  const best = sources.search({ need: { category, urgency }, place, refusedBy, now: at }, end + 1);
  return sourceChoiceReply(
    {
      need: category,
      place: tellPlace(place, places) ?? place,
      shown: best.slice(page * SOURCES_A_PAGE, end),
      page,
      isMore: best.length > end,
      standing: sources.standing,
      now: at,
    },
    speech,
  );
}

async function summarise(ctx: JuruContext, form: ReferralForm, house: House): Promise<Reply> {
  const { category = "food", urgency = "normal", place = "", person = "", handOver = "letter" } = form;
  const summary: Summary = {
    ...{ need: category, urgency, person, handOver },
    words: openWords(ctx, form.words, house),
    place: tellPlace(place, house.places) ?? place,
    note: openWords(ctx, form.note, house),
    case: form.case === "" ? undefined : form.case,
    sides: form.sides ?? [],
    source: await nameOfSource(ctx, form, house),
    consent: form.consent ?? "later",
    override: openWords(ctx, form.override, house),
    continues: form.continues,
    onlySide: await findOnlySide(form, house),
  };
  return summaryReply(summary, ctx.speech);
}

/** Asked only where goods are about to go: a service weighs nothing here. */
async function findOnlySide(form: ReferralForm, { book, now }: House): Promise<string | undefined> {
  if (form.case === undefined || form.case === "" || kindOf(form.category ?? "counselling") !== "goods")
    return undefined;
  const startedAt = now().getTime();
  const draft = draftOf(form, { owner: 0, startedAt, source: { kind: "typed", name: "" } });
  const fairness = judgeFairness([...(await book.ofCase(form.case)), startReferral({ ...draft, code: "" })]);
  return fairness.kind === "even" ? undefined : fairness.side;
}
