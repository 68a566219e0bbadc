import type { Speech } from "../../content/speech.ts";
import {
  CONTRACT_LIMITS,
  CONTRACT_STEPS,
  type Commitment,
  type ContractStep,
  openContractStep,
  sidesOfContract,
  WATCHERS,
} from "../../domain/contract-form.ts";
import { readAloudReply } from "./contract-read.ts";
import { type ContractView, changeOf, commitmentLines, placeOf, reviewDay, tellBy, wayRows } from "./contract-words.ts";
import { CHOSEN, cutLine, inRows, OPEN, sidesRow, tickables, tickLines, tickRows } from "./paper-parts.ts";
import type { Button, Reply } from "./reply.ts";

/** Beyond the end is the last one. */
export const LAST_PAGE = 99;

/** The question that is open; made of the paper alone, so that it can be gone on with after weeks. */
export function contractReply(view: ContractView, speech: Speech, note?: string, page = 0): Reply {
  const step = openContractStep(view.form);
  if (step === "agreement") return readAloudReply(view, page, speech, note);
  const asked = questions[step](view, speech);
  return {
    text: [note, headOf(view, step, speech), asked.text].filter((part) => part !== undefined).join("\n\n"),
    buttons: [...(asked.buttons ?? []), ...wayRows(view, speech)],
  };
}

const questions: Readonly<Record<Exclude<ContractStep, "agreement">, (view: ContractView, speech: Speech) => Reply>> = {
  sides: (view, speech) => ({
    text: speech.say("contract.ask-sides"),
    buttons: sidesRow((count) => ({ name: "contractSides", ...changeOf(view), count }), speech),
  }),
  commitments: askCommitments,
  broken: askBroken,
  watchers: askWatchers,
  review: askReview,
};

function askCommitments(view: ContractView, speech: Speech): Reply {
  const { form, words } = view;
  const { commitments } = form;
  const most = CONTRACT_LIMITS.commitments;
  const chosen = [
    speech.say("contract.commitments", { count: commitments.length, most }),
    commitmentLines(commitments, 0, speech, cutLine),
    speech.say("contract.commitments-hint"),
  ];
  const numbers = commitments.map(
    (_, index): Button => ({ text: `${index + 1}`, press: { name: "contractItem", ...placeOf(view), index } }),
  );
  const themes = words.themes.map(
    (theme, at): Button => ({
      text: speech.tell(theme.name),
      press: { name: "contractTheme", ...placeOf(view), theme: at },
    }),
  );
  return {
    text: [speech.say("contract.ask-commitments", { most }), ...(commitments.length === 0 ? [] : chosen)].join("\n\n"),
    buttons: [
      ...inRows(numbers, 5),
      ...inRows(themes, 2),
      [writeButton(view, "commitments", speech)],
      ...enoughRow(view, "commitments", speech),
    ],
  };
}

function askBroken(view: ContractView, speech: Speech): Reply {
  const list = tickables(view.words.broken, view.form.broken);
  return {
    text: [speech.say("contract.ask-broken", { most: CONTRACT_LIMITS.broken }), tickLines(list, speech)].join("\n\n"),
    buttons: [
      ...tickRows(list, (point) =>
        point.example === undefined
          ? {
              ...{ name: "contractRemove", ...changeOf(view), list: "broken" },
              index: view.form.broken.findIndex(({ words }) => words.id === point.words.id),
            }
          : { name: "contractTick", ...changeOf(view), list: "broken", example: point.example },
      ),
      [writeButton(view, "broken", speech)],
      ...enoughRow(view, "broken", speech),
    ],
  };
}

function askWatchers(view: ContractView, speech: Speech): Reply {
  const { form, words } = view;
  const rows = WATCHERS.map((watcher): Button[] => {
    const name = words.watchers.find(({ id }) => id === watcher)?.name;
    const mark = form.watchers.includes(watcher) ? CHOSEN : OPEN;
    const text = `${mark} ${name === undefined ? watcher : speech.tell(name)}`;
    return [{ text, press: { name: "contractWatch", ...changeOf(view), watcher } }];
  });
  return {
    text: speech.say("contract.ask-watchers", { most: CONTRACT_LIMITS.watchers }),
    buttons: [...rows, ...enoughRow(view, "watchers", speech)],
  };
}

function askReview(view: ContractView, speech: Speech): Reply {
  const rows = (["1", "2", "4"] as const).map((weeks): Button[] => {
    const date = reviewDay(Number(weeks), view.case.place, view.now, speech);
    const text =
      weeks === "1" ? speech.say("button.in-one-week", { date }) : speech.say("button.in-weeks", { weeks, date });
    return [{ text, press: { name: "contractReview", ...changeOf(view), weeks } }];
  });
  const other: Button = {
    text: speech.say("button.other-day"),
    press: { name: "contractWrite", ...placeOf(view), field: "review" },
  };
  return { text: speech.say("contract.ask-review"), buttons: [...rows, [other]] };
}

/** Promises of one theme, to tick. */
export function themeReply(view: ContractView, asked: number, speech: Speech, note?: string): Reply {
  const { form, words } = view;
  const theme = words.themes[asked] ?? words.themes[0];
  if (theme === undefined) return contractReply(view, speech, note);
  const list = tickables(theme.examples, []).map(({ point }) => ({
    point,
    isTicked: form.commitments.some(({ example }) => example === point.example),
  }));
  const count = form.commitments.length;
  const head = speech.say("contract.theme", {
    ...{ theme: speech.tell(theme.name), count, most: CONTRACT_LIMITS.commitments },
  });
  return {
    text: [note, head, tickLines(list, speech)].filter((part) => part !== undefined).join("\n\n"),
    buttons: [
      ...tickRows(list, ({ example = "" }) => ({
        ...{ name: "contractTick", ...changeOf(view), list: "commitments", example },
      })),
      [backToList(view, speech)],
    ],
  };
}

/** One promise in full: who makes it, and where it stands. */
export function commitmentReply(view: ContractView, index: number, speech: Speech, note?: string): Reply {
  const { form } = view;
  const item = form.commitments[index];
  if (item === undefined) return contractReply(view, speech, note);
  const by = (one: Commitment["by"]): Button => {
    const mark = item.by === one ? CHOSEN : OPEN;
    const text =
      one === "all" ? speech.say("button.everybody", { mark }) : speech.say("button.by-side", { mark, letter: one });
    return { text, press: { name: "contractBy", ...changeOf(view), index, by: one } };
  };
  const text = speech.say("contract.item", {
    number: index + 1,
    who: tellBy(item, speech),
    words: speech.tell(item.words),
  });
  const up: Button = { text: speech.say("button.item-up"), press: { name: "contractUp", ...changeOf(view), index } };
  const remove: Button = {
    text: speech.say("button.item-remove"),
    press: { name: "contractRemove", ...changeOf(view), list: "commitments", index },
  };
  return {
    text: note === undefined ? text : `${note}\n\n${text}`,
    buttons: [
      [by("all")],
      ...inRows(sidesOfContract(form).map(by), 3),
      index > 0 ? [up, remove] : [remove],
      [backToList(view, speech)],
    ],
  };
}

function headOf({ paper }: ContractView, step: ContractStep, speech: Speech): string {
  const number = CONTRACT_STEPS.indexOf(step) + 1;
  return speech.say("contract.head", { code: paper.case, step: number, steps: CONTRACT_STEPS.length });
}

function writeButton(view: ContractView, field: "commitments" | "broken", speech: Speech): Button {
  return { text: speech.say("button.paper-write"), press: { name: "contractWrite", ...placeOf(view), field } };
}

function enoughRow(view: ContractView, list: "commitments" | "broken" | "watchers", speech: Speech): Button[][] {
  if (view.form[list].length === 0) return [];
  const press = { name: "contractSettle", ...changeOf(view), list } as const;
  return [[{ text: speech.say("button.enough"), press, style: "success" }]];
}

function backToList(view: ContractView, speech: Speech): Button {
  return { text: speech.say("button.to-commitments"), press: { name: "contract", ...placeOf(view) } };
}
