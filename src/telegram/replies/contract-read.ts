import type { MessageKey } from "../../content/message-keys.ts";
import type { Speech } from "../../content/speech.ts";
import type { Held, Review } from "../../domain/case.ts";
import type { Watcher } from "../../domain/contract-form.ts";
import { type ContractStep, isReadyToSeal, sidesOfContract } from "../../domain/contract-form.ts";
import type { MediationWords } from "../../domain/mediation-words.ts";
import {
  type ContractView,
  changeOf,
  commitmentLines,
  placeOf,
  tellDay,
  tellLongDay,
  wayRows,
} from "./contract-words.ts";
import { CHOSEN, inRows, OPEN, tellAllSides, toCaseButton } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";
import { emergencyButton } from "./safety.ts";

/** Read slowly, that many fill a screen. */
const PROMISES_A_PAGE = 4;

const CHANGES = {
  commitments: "button.change-commitments",
  broken: "button.change-broken",
  watchers: "button.change-watchers",
  review: "button.change-review",
} as const satisfies Partial<Record<ContractStep, MessageKey>>;

const HELD_WORDS = { yes: "word.held-yes", partly: "word.held-partly", no: "word.held-no" } as const satisfies Readonly<
  Record<Held, MessageKey>
>;
const HELD_BUTTONS = {
  yes: "button.held-yes",
  partly: "button.held-partly",
  no: "button.held-no",
} as const satisfies Readonly<Record<Held, MessageKey>>;

/** The whole text to be read aloud, page by page; who agrees is ticked on the last one, when all of it was heard. */
export function readAloudReply(view: ContractView, asked: number, speech: Speech, note?: string): Reply {
  const { paper, form, now } = view;
  const texts = pagesOf(view, speech);
  const page = Math.min(asked, texts.length - 1);
  const isLast = page === texts.length - 1;
  const counted = { page: page + 1, pages: texts.length };
  const head = paper.isFinal ? speech.say("contract.read-agreed", counted) : speech.say("contract.read-head", counted);
  const question = isReadyToSeal(form, now)
    ? [speech.say("contract.all-agreed")]
    : [speech.say("contract.ask-agreement"), speech.say("contract.not-all")];
  const parts = [note, head, texts[page], ...(isLast && !paper.isFinal ? question : [])];
  return {
    text: parts.filter((part) => part !== undefined).join("\n\n"),
    buttons: [
      ...turnRow(view, page, texts.length, speech),
      ...(paper.isFinal
        ? [
            [
              {
                text: speech.say("button.contract-open", { date: agreedOn(view, speech) }),
                press: { name: "contract", ...placeOf(view) },
              } as const,
            ],
          ]
        : [...(isLast ? agreeRows(view, speech) : []), ...changeRows(view, speech), ...wayRows(view, speech)]),
    ],
  };
}

/** What was agreed, and what can be done with it. */
export function agreedReply(view: ContractView, speech: Speech, note?: string): Reply {
  const { form, case: it } = view;
  const place = placeOf(view);
  const review = reviewIn(view);
  const text = speech.say("contract.final", {
    ...{ code: it.code, agreed: agreedOn(view, speech), count: form.commitments.length },
    ...{ sides: tellAllSides(form.sides, speech), review: tellLongDay(form.reviewAt ?? view.now, it.place, speech) },
  });
  const held = review?.held === undefined ? undefined : tellHeldLine(review.held, speech);
  return {
    text: [note, text, held].filter((part) => part !== undefined).join("\n\n"),
    buttons: [
      [{ text: speech.say("button.paper-pdf"), press: { name: "contractPdf", ...place }, style: "success" }],
      [{ text: speech.say("button.contract-read"), press: { name: "contractRead", ...place, page: 0 } }],
      ...(review?.held === undefined
        ? [[{ text: speech.say("button.contract-review"), press: { name: "contractAskHeld", ...place } } as const]]
        : againRows(place, review.held, speech)),
      [{ text: speech.say("button.contract-next-step"), press: { name: "caseResult", code: it.code } }],
      [toCaseButton(it.code, speech)],
    ],
  };
}

/** At the day of review, or whenever the volunteer knows. */
export function askHeldReply(view: ContractView, speech: Speech): Reply {
  const { case: it } = view;
  return {
    text: speech.say("review.ask", { date: agreedOn(view, speech), code: it.code }),
    buttons: [...heldRows(placeOf(view), speech), [toCaseButton(it.code, speech)]],
  };
}

/** Unasked, on the day of review and after it. */
export function reviewDueReply(
  agreement: { readonly code: string; readonly paper: string },
  isOwners: boolean,
  speech: Speech,
): Reply {
  const { code } = agreement;
  return {
    text: speech.say(isOwners ? "review.due" : "review.due-other", { code }),
    buttons: [...heldRows(agreement, speech), [toCaseButton(code, speech)], [emergencyButton(speech)]],
  };
}

function heldRows(place: { readonly code: string; readonly paper: string }, speech: Speech): Button[][] {
  return (["yes", "partly", "no"] as const).map((held) => [
    { text: speech.say(HELD_BUTTONS[held]), press: { name: "contractHeld", ...place, held } },
  ]);
}

export function heldReply(view: ContractView, held: Held, speech: Speech): Reply {
  const texts = { yes: "review.held-yes", partly: "review.held-partly", no: "review.held-no" } as const;
  return {
    text: speech.say(texts[held]),
    buttons: [
      ...againRows(placeOf(view), held, speech),
      [{ text: speech.say("button.contract-done"), press: { name: "case", code: view.case.code } }],
    ],
  };
}

/** What was kept goes on as it is first of all, what was not is written anew. */
function againRows(place: { readonly code: string; readonly paper: string }, held: Held, speech: Speech): Button[][] {
  const extend: Button = {
    text: speech.say("button.contract-extend"),
    press: { name: "contractAgain", ...place, way: "extend" },
  };
  const renew: Button = {
    text: speech.say("button.contract-renew"),
    press: { name: "contractAgain", ...place, way: "renew" },
  };
  return (held === "yes" ? [extend, renew] : [renew, extend]).map((button) => [button]);
}

function pagesOf(view: ContractView, speech: Speech): readonly string[] {
  const { form, words, case: it } = view;
  const { commitments, broken, watchers, reviewAt, sides } = form;
  const promises = inPages(commitments).map((part, at) => commitmentLines(part, at * PROMISES_A_PAGE, speech));
  const [first = "", ...others] = promises;
  const steps = broken.map((point, at) =>
    speech.say("contract.plain-line", { number: at + 1, words: speech.tell(point.words) }),
  );
  return [
    [speech.say("contract.read-intro", { sides: tellAllSides(sides, speech) }), first].join("\n\n"),
    ...others,
    [
      [speech.say("contract.read-broken"), ...steps].join("\n"),
      [
        speech.say("contract.read-watchers", { watchers: tellWatchers(watchers, words, speech) }),
        speech.say("contract.read-review", { date: tellLongDay(reviewAt ?? view.now, it.place, speech) }),
      ].join("\n"),
      speech.say("contract.read-law"),
    ].join("\n\n"),
  ];
}

function inPages<T>(list: readonly T[]): readonly (readonly T[])[] {
  const pages = Math.ceil(list.length / PROMISES_A_PAGE);
  return Array.from({ length: pages }, (_, at) => list.slice(at * PROMISES_A_PAGE, (at + 1) * PROMISES_A_PAGE));
}

export function tellWatchers(
  watchers: readonly Watcher[],
  { watchers: named }: MediationWords["contract"],
  speech: Speech,
): string {
  return named
    .filter(({ id }) => watchers.includes(id))
    .map(({ name }) => speech.tell(name))
    .join(", ");
}

function turnRow(view: ContractView, page: number, pages: number, speech: Speech): Button[][] {
  const to = (other: number) => ({ name: "contractRead", ...placeOf(view), page: other }) as const;
  const row: Button[] = [
    ...(page > 0 ? [{ text: speech.say("button.read-before"), press: to(page - 1) }] : []),
    ...(page < pages - 1
      ? [{ text: speech.say("button.read-on"), press: to(page + 1), style: "success" as const }]
      : []),
  ];
  return row.length === 0 ? [] : [row];
}

function agreeRows(view: ContractView, speech: Speech): Button[][] {
  const { form, now } = view;
  const sides = sidesOfContract(form).map((side): Button[] => {
    const mark = form.agreed.includes(side) ? CHOSEN : OPEN;
    const text = speech.say("button.side-agrees", { mark, letter: side });
    return [{ text, press: { name: "contractAgree", ...changeOf(view), side } }];
  });
  if (!isReadyToSeal(form, now)) return sides;
  const seal: Button = {
    text: speech.say("button.contract-seal"),
    press: { name: "contractSeal", ...changeOf(view) },
    style: "success",
  };
  return [...sides, [seal]];
}

function changeRows(view: ContractView, speech: Speech): Button[][] {
  const steps = ["commitments", "broken", "watchers", "review"] as const;
  return inRows(
    steps.map((step) => ({
      text: speech.say(CHANGES[step]),
      press: { name: "contractStep", ...changeOf(view), step },
    })),
    2,
  );
}

export function agreedOn({ paper, case: it }: ContractView, speech: Speech): string {
  return tellDay(paper.changedAt, it.place, speech);
}

function reviewIn({ case: it, paper }: ContractView): Review | undefined {
  return it.reviews.find((review) => review.paper === paper.id);
}

function tellHeldLine(held: Held, speech: Speech): string {
  return speech.say("contract.final-held", { held: speech.say(HELD_WORDS[held]) });
}
