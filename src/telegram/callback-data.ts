import { EMERGENCY_PRESS } from "../domain/emergency.ts";
import { LANGUAGES } from "../domain/language.ts";
import { LEVELS } from "../domain/level.ts";
import { PHASES } from "../domain/phase.ts";
import { PAPERS } from "../domain/print-document.ts";
import { ROLES } from "../domain/role.ts";
import { GATES } from "../domain/safety.ts";
import { SIGNALS } from "../domain/signal.ts";
import { TECHNIQUES } from "../domain/technique.ts";
import {
  caseCode,
  count,
  type Field,
  type OptionalField,
  oneOf,
  optional,
  placeCode,
  ticksOf,
} from "./press-fields.ts";
import { situation } from "./press-situation.ts";
import { ACKNOWLEDGE_FORMS } from "./presses/acknowledge.ts";
import { BROADCAST_FORMS } from "./presses/broadcast.ts";
import { CALLS_FORMS, HAND_OVER_FORMS } from "./presses/calls.ts";
import { CASE_EXPORT_FORMS } from "./presses/case-export.ts";
import { CASES_FORMS } from "./presses/cases.ts";
import { CHECK_INS_FORMS } from "./presses/check-ins.ts";
import { CONTRACT_FORMS } from "./presses/contract.ts";
import { DATA_EXPORT_FORMS } from "./presses/data-export.ts";
import { DIRECTORY_FORMS } from "./presses/directory.ts";
import { DIRECTORY_FILES_FORMS } from "./presses/directory-files.ts";
import { MEETING_FORMS } from "./presses/meeting.ts";
import { MEMBERS_FORMS } from "./presses/members.ts";
import { NOTICES_FORMS } from "./presses/notices.ts";
import { NUMBERS_FORMS } from "./presses/numbers.ts";
import { POCKET_FORMS } from "./presses/pocket.ts";
import { PRACTICE_FORMS } from "./presses/practice.ts";
import { REFER_FORMS } from "./presses/refer.ts";
import { REFERRALS_FORMS } from "./presses/referrals.ts";

import { RUMOURS_FORMS } from "./presses/rumours.ts";

import { SESSION_FORMS } from "./presses/session.ts";

import { SOURCES_FORMS } from "./presses/sources.ts";
import { STATISTICS_FORMS, WORRIES_FORMS } from "./presses/statistics.ts";
import { UPDATE_DESK_FORMS, UPDATES_FORMS } from "./presses/updates.ts";
import { WARNINGS_FORMS } from "./presses/warnings.ts";

const gates = ticksOf(GATES);
const signals = ticksOf(SIGNALS);
const yesNo = oneOf(["no", "yes"]);

/** Dangers and signals, and the case whose guided talk it is. */
const dangers = { gates, signals, case: optional(caseCode) };

/**
 * What only admins may press. Each is refused to everybody else and the attempt is noted, which
 * tests/e2e/admin-rights.test.ts tries with every form that stands here.
 */
export const ADMIN_FORMS = {
  ...BROADCAST_FORMS,
  ...DATA_EXPORT_FORMS,
  ...DIRECTORY_FORMS,
  ...DIRECTORY_FILES_FORMS,
  ...MEMBERS_FORMS,
  ...NUMBERS_FORMS,
  ...UPDATE_DESK_FORMS,
  ...WORRIES_FORMS,
} as const;

/** Every button of the bot: its name, and what it carries. A renamed one makes old buttons answer "from an earlier step". */
export const FORMS = {
  [EMERGENCY_PRESS]: {},
  guide: {},
  home: {},
  resume: {},
  restart: {},
  back: { gates, signals },
  language: { language: oneOf(LANGUAGES) },
  consent: { answer: yesNo },
  placeList: { code: placeCode, page: count },
  place: { code: placeCode },
  placeSkip: {},
  gateTick: { tick: oneOf(GATES), ...dangers },
  gateList: dangers,
  gateDone: dangers,
  calm: dangers,
  phase: { phase: oneOf(PHASES), signals },
  level: { level: oneOf([...LEVELS, "unclear"]), signals },
  signalTick: { tick: oneOf(SIGNALS), page: count, signals },
  signalPage: { page: count, signals },
  signalDone: { signals },
  result: situation,
  plan: situation,
  card: { id: oneOf(TECHNIQUES), view: oneOf(["front", "steps", "simple"]), ...situation },
  guidedPocket: { id: oneOf(TECHNIQUES), ...situation },
  guidedPocketMake: { id: oneOf(TECHNIQUES), paper: oneOf(PAPERS), ...situation },
  cards: {},
  cardsOfRole: { role: oneOf(ROLES) },
  cardsOfPhase: { phase: oneOf(PHASES), page: count },
  brokerSets: {},
  cardAlone: { id: oneOf(TECHNIQUES), view: oneOf(["front", "steps", "simple"]) },
  search: {},
  safety: { id: oneOf([...GATES, "profiling"]) },
  erase: { answer: yesNo },
  ...CASE_EXPORT_FORMS,
  ...CASES_FORMS,
  ...CALLS_FORMS,
  ...HAND_OVER_FORMS,
  ...CONTRACT_FORMS,
  ...ACKNOWLEDGE_FORMS,
  ...MEETING_FORMS,
  ...CHECK_INS_FORMS,
  ...NOTICES_FORMS,
  ...POCKET_FORMS,
  ...PRACTICE_FORMS,
  ...REFER_FORMS,
  ...REFERRALS_FORMS,
  ...RUMOURS_FORMS,
  ...SESSION_FORMS,
  ...SOURCES_FORMS,
  ...STATISTICS_FORMS,
  ...UPDATES_FORMS,
  ...WARNINGS_FORMS,
  ...ADMIN_FORMS,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field<unknown>>>>>;

type Forms = typeof FORMS;
type Carried<F> = {
  readonly [K in keyof F as F[K] extends OptionalField<unknown> ? never : K]: F[K] extends Field<infer T> ? T : never;
} & {
  readonly [K in keyof F as F[K] extends OptionalField<unknown> ? K : never]?: F[K] extends Field<infer T> ? T : never;
};

/** A press of a button, as the bot means it. */
export type Press = { [N in keyof Forms]: { readonly name: N } & Carried<Forms[N]> }[keyof Forms];
export type PressName = keyof Forms;
export type PressOf<N extends PressName> = Extract<Press, { readonly name: N }>;

/** Also for data that is well formed and made up. */
export function isForAdmins(name: PressName): boolean {
  return Object.hasOwn(ADMIN_FORMS, name);
}

/** Telegram refuses more, at the moment when somebody needs the button. */
export const LONGEST_DATA = 64;

/** Looked up for each button of a screen. */
const FIELDS: ReadonlyMap<string, readonly (readonly [string, Field<unknown>])[]> = new Map(
  Object.entries(FORMS).map(([name, form]) => [name, Object.entries<Field<unknown>>(form)]),
);

export function encodePress(press: Press): string {
  const values = press as Readonly<Record<string, unknown>>;
  let data: string = press.name;
  for (const [name, field] of FIELDS.get(press.name) ?? []) {
    const value = values[name];
    if (value !== undefined || field.isOptional !== true) data += `:${field.write(value)}`;
  }
  const length = Buffer.byteLength(data);
  if (length > LONGEST_DATA) {
    throw new Error(
      `callback_data holds at most ${LONGEST_DATA} bytes, but "${data}" has ${length}: carry less in "${press.name}"`,
    );
  }
  return data;
}

/** Undefined for data of another release, or of somebody who makes data up. */
export function decodePress(data: string): Press | undefined {
  const [name = "", ...texts] = data.split(":");
  const fields = FIELDS.get(name);
  if (fields === undefined || texts.length > fields.length) return undefined;

  const press: Record<string, unknown> = { name };
  for (const [index, [key, field]] of fields.entries()) {
    const text = texts[index];
    if (text === undefined && field.isOptional === true) continue;
    const value = text === undefined ? undefined : field.read(text);
    if (value === undefined) return undefined;
    press[key] = value;
  }
  return press as Press;
}
