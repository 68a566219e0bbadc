import { FORMS, isForAdmins, type PressName } from "../../src/telegram/callback-data.ts";
import { FOR_ADMINS, FOR_EVERYBODY, FOR_GROUPS } from "../../src/telegram/command-list.ts";
import { RULE_OF_BUTTON } from "./access-buttons.ts";
import { dataAbout } from "./access-data.ts";
import { NOT_NOW } from "./access-effects.ts";
import { ANSWERS, type Answer, type AnswerName, isNoted, ROLE_NAMES, type Role, RULES } from "./access-table.ts";
import { LINKS, RULE_OF_COMMAND, TYPED } from "./access-words.ts";
import type { AccessWorld, Things } from "./access-world.ts";
import type { Doorway, Heard } from "./doorway.ts";

/** One cell of the table: who does what, and what the table says becomes of it. */
export interface Cell {
  readonly role: Role;
  /** As it stands in the table: the name of a button, or a command, a link, a code. */
  readonly what: string;
  readonly says: AnswerName;
  /** Whether it stands among the refusals afterwards. */
  readonly isNoted: boolean;
  act(world: AccessWorld, door: Doorway): Promise<Heard>;
}

const BUTTONS = Object.keys(FORMS) as readonly PressName[];
const thingsOf = (world: AccessWorld, role: Role) => (role === "erased" ? world.erased : world.things);

export function buttonCells(): readonly Cell[] {
  return ROLE_NAMES.flatMap((role) =>
    BUTTONS.map((name): Cell => {
      const says = RULES[RULE_OF_BUTTON[name]].cells[role];
      return {
        ...{ role, what: name, says, isNoted: isNoted(says, isForAdmins(name)) },
        act: (world, door) => door.presses(world.people[role], dataAbout(name, thingsOf(world, role))),
      };
    }),
  );
}

/** Commands in both languages, links, and codes that are typed. */
export function wordCells(): readonly Cell[] {
  const commands = [...FOR_EVERYBODY, ...FOR_ADMINS, ...FOR_GROUPS].flatMap(({ name }) =>
    [...new Set([name.id, name.en])].map((typed) => ({
      ...{ what: `/${typed}`, rule: RULE_OF_COMMAND[name.id], content: () => `/${typed}` },
      isForAdmins: FOR_ADMINS.some((one) => one.name.id === name.id),
    })),
  );
  const links = Object.entries(LINKS).map(([begins, { rule, payload }]) => ({
    ...{
      what: `the link ${begins}…`,
      rule,
      content: (things: Things) => `/start ${payload(things)}`,
      isForAdmins: false,
    },
  }));
  const typed = Object.entries(TYPED).map(([what, content]) => ({
    ...{ what, rule: "link to a case" as const, content, isForAdmins: false },
  }));
  return ROLE_NAMES.flatMap((role) =>
    [...commands, ...links, ...typed].map(({ what, rule, content, isForAdmins: isAdmins }): Cell => {
      if (rule === undefined) throw new Error(`The table has no rule for ${what}: add one to access-words.ts.`);
      const says = RULES[rule].cells[role];
      return {
        ...{ role, what, says, isNoted: isNoted(says, isAdmins) },
        act: (world, door) => door.says(world.people[role], content(thingsOf(world, role))),
      };
    }),
  );
}

/** A sheet for the directory, which only admins may bring. */
export function fileCells(): readonly Cell[] {
  const document = { file_id: "made-up", file_unique_id: "made-up", file_name: "sumber.csv", file_size: 9 };
  return ROLE_NAMES.map((role): Cell => {
    const says = RULES["sheet of sources"].cells[role];
    return {
      ...{ role, what: "a sheet for the directory", says, isNoted: false },
      act: (world, door) => door.says(world.people[role], { document }),
    };
  });
}

/** What it should have been and what it was, undefined when the two are the same. */
export function wrongIn({ role, what, says }: Cell, heard: Heard): string | undefined {
  const is = answersIn(heard);
  const isAnswered = heard.status === 200 && (heard.toast !== undefined || heard.shown.length > 0);
  const isRight = is.includes(says) || (says === "does it" && NOT_NOW.has(what) && is.includes("too late"));
  return isAnswered && isRight ? undefined : `${role}, ${what}: "${says}" became ${JSON.stringify({ is, ...heard })}`;
}

/** Which answers of the table these words are; "does it" when they are none of the others. */
export function answersIn({ shown, toast }: Pick<Heard, "shown" | "toast">): readonly AnswerName[] {
  const words = [toast ?? "", ...shown].join("\n");
  const found = (Object.keys(ANSWERS) as readonly AnswerName[]).filter((name) => {
    const { says }: Answer = ANSWERS[name];
    return says?.test(words) === true;
  });
  return found.length === 0 ? ["does it"] : found;
}
