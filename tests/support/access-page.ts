import { RULE_OF_BUTTON } from "./access-buttons.ts";
import { ANSWERS, type AnswerName, ROLE_NAMES, ROLES, RULES, type RuleName } from "./access-table.ts";
import { LINKS, RULE_OF_COMMAND, TYPED } from "./access-words.ts";

const LEAD = `# Who may do what

Made from the table in \`tests/support/access-table.ts\`, which \`tests/e2e/access.test.ts\` tries against the real bot, cell by cell: with
\`npm run soak:access\` all of it, in \`scripts/test\` all that changes something and a part of the rest. What is refused changes nothing that
lasts. A button, a command or a kind of link without a row does not compile or fails \`tests/unit/access-page.test.ts\`. This page is
written anew by \`npm run access:page\`.
`;

/** docs/access.md, whole. */
export function accessPage(): string {
  return [LEAD, rolesPart(), answersPart(), ...rulesParts(), ""].join("\n");
}

function rolesPart(): string {
  return ["## Who tries", "", ...ROLE_NAMES.map((role) => `- **${role}**: ${ROLES[role]}`), ""].join("\n");
}

function answersPart(): string {
  const rows = (Object.keys(ANSWERS) as readonly AnswerName[]).map((name) => {
    const { mark, means, ...more }: { readonly mark: string; readonly means: string } = ANSWERS[name];
    return `| ${mark} | ${means} | ${"isNoted" in more ? "yes" : ""} |`;
  });
  const lead =
    "Noted: it stands among the refusals that admins see in `/ekspor`. Of a suspended person the tries at what is for admins are noted too.";
  return ["## What becomes of it", "", lead, "", "| In the table | Means | Noted |", "|---|---|---|", ...rows, ""].join(
    "\n",
  );
}

function rulesParts(): readonly string[] {
  const head = [`| | ${ROLE_NAMES.join(" | ")} |`, `|---|${ROLE_NAMES.map(() => "---|").join("")}`];
  return (Object.keys(RULES) as readonly RuleName[]).map((rule) => {
    const { says, cells } = RULES[rule];
    const marks = ROLE_NAMES.map((role) => ANSWERS[cells[role]].mark).join(" | ");
    const rows = actionsOf(rule).map((action) => `| ${action} | ${marks} |`);
    return [`## ${says}`, "", ...head, ...rows, ""].join("\n");
  });
}

/** Buttons by the name that stands in their data, commands with their slash, links by how the payload begins. */
function actionsOf(rule: RuleName): readonly string[] {
  const having = (table: Readonly<Record<string, RuleName>>, tell: (name: string) => string) =>
    Object.entries(table).flatMap(([name, its]) => (its === rule ? [tell(name)] : []));
  const links = Object.fromEntries(Object.entries(LINKS).map(([begins, link]) => [begins, link.rule]));
  return [
    ...having(RULE_OF_COMMAND, (name) => `/${name}`),
    ...having(links, (begins) => (begins === "" ? "any other `?start=`" : `\`?start=${begins}…\``)),
    ...(rule === "link to a case" ? Object.keys(TYPED) : []),
    ...(rule === "sheet of sources" ? ["a file .csv, .json or .zip"] : []),
    ...having(RULE_OF_BUTTON, (name) => `\`${name}\``),
  ];
}
