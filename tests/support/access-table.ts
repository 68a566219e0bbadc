/** Who tries. "of the place" is where the case, the referral and the rumour are. */
export const ROLES = {
  stranger: "nothing is known of them",
  consenting: "has been shown the notice, and not agreed",
  pending: "has agreed, and waits for an admin",
  suspended: "was suspended by an admin",
  erased: "has erased everything, and presses old buttons",
  volunteer: "lives in the same place, and has nothing to do with it",
  owner: "looks after the case, the referral and the rumour",
  offered: "is asked to take the case",
  coordinator: "coordinator of the place",
  faraway: "coordinator of another place",
  admin: "admin",
} as const;
export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

export interface Answer {
  /** In a cell of the page. */
  readonly mark: string;
  readonly means: string;
  /** What the person reads; undefined for "does it", which is none of the others. */
  readonly says?: RegExp;
  /** Stands among the refusals afterwards. */
  readonly isNoted?: true;
}

/** What becomes of it. All but "does it" change nothing that lasts. */
export const ANSWERS = {
  "does it": { mark: "yes", means: "it is done or shown" },
  "asks to join": {
    mark: "join",
    means: "is asked to get acquainted first, with 🆘 at hand",
    says: /Kita kenalan dulu|Selesaikan dulu perkenalan|Halo, aku Juru Damai/,
  },
  "has to wait": {
    ...{ mark: "wait", means: "is told that it opens when an admin has let them in" },
    says: /setelah pengelola menerima|setelah kamu diterima/,
  },
  "is suspended": { mark: "held", means: "is told so, and what still answers", says: /Akunmu sedang dibekukan/ },
  "not found": {
    ...{
      mark: "–",
      means: "there is no such thing for them: the words are those for a code that nobody has",
      isNoted: true,
    },
    says: /Aku tidak menemukan (?:kasus|rujukan)|Catatan kabar itu tidak ada padaku|Tautan ini tidak berlaku/,
  },
  "only for admins": { mark: "admins", means: "only for admins", says: /hanya untuk pengelola\./, isNoted: true },
  "only for overseers": {
    ...{ mark: "coord", means: "only for admins and coordinators", isNoted: true },
    says: /untuk pengelola dan koordinator/,
  },
  "refused as old": {
    ...{ mark: "(old)", means: "is told that the button is old, and it is noted", isNoted: true },
    says: /dari langkah yang lama/,
  },
  "too late": {
    ...{ mark: "old", means: "it is an answer to a question that is not asked just now" },
    says: /dari langkah yang lama|Langkah ini sudah lewat/,
  },
  "advice only": {
    ...{ mark: "advice", means: "gets the advice, and leaves no record" },
    says: /Jangan ditambahi\.\s+1\. Tanya/,
  },
  "outside the area": { mark: "area", means: "may look at their own area only", says: /di luar wilayah/ },
  "not taken": {
    mark: "no file",
    means: "files are not read here",
    says: /belum bisa membaca|butuh jawaban lewat tombol/,
  },
  "was not asked": { mark: "other", means: "somebody else is asked", says: /Tugas ini sudah beralih/ },
} as const satisfies Readonly<Record<string, Answer>>;
export type AnswerName = keyof typeof ANSWERS;

export interface Rule {
  readonly says: string;
  readonly cells: Readonly<Record<Role, AnswerName>>;
}

type Cells = Readonly<Record<Role, AnswerName>>;
const everybody = (answer: AnswerName): Cells =>
  Object.fromEntries(ROLE_NAMES.map((role) => [role, answer])) as Record<Role, AnswerName>;
const given = (answer: AnswerName, ...roles: readonly Role[]): Partial<Cells> =>
  Object.fromEntries(roles.map((role) => [role, answer]));

const HELD = { suspended: "is suspended" } as const;
/** Nobody who could be held to anything: no notice was agreed to. */
const UNKNOWN = ["stranger", "consenting", "erased"] as const;
const JOIN = given("asks to join", ...UNKNOWN);
const OPEN: Cells = { ...everybody("does it"), ...HELD };
const MEMBERS: Cells = { ...OPEN, ...JOIN };
const ADMITTED: Cells = { ...MEMBERS, pending: "has to wait" };
const HIDDEN: Cells = { ...everybody("not found"), ...HELD };
const CONCERNED: Cells = { ...HIDDEN, ...given("does it", "owner", "coordinator", "admin") };
const ADMINS: Cells = { ...everybody("only for admins"), ...HELD, admin: "does it" };
const IN_TALKS: Cells = { ...everybody("too late"), ...HELD };
const ADVICE = given("advice only", ...UNKNOWN, "pending");

/** Who may, told once for all buttons that share it. */
export const RULES = {
  always: { says: "An emergency, the language and one's own data are everybody's.", cells: everybody("does it") },
  open: { says: "The guidance, and where help is to be found. Nobody is asked who they are.", cells: OPEN },
  joined: { says: "What keeps something, or asks again later: after agreeing to the notice.", cells: MEMBERS },
  "joined or joining": {
    says: "The same, and for who is just agreeing it is the way back to the question.",
    cells: { ...MEMBERS, consenting: "does it" },
  },
  "own record": {
    says: "One's own place, outside of the talk of joining.",
    cells: { ...OPEN, ...given("too late", ...UNKNOWN) },
  },
  admitted: { says: "Acts in the name of the network: for who was let in.", cells: ADMITTED },
  joining: { says: "Answers of who is joining.", cells: { ...IN_TALKS, consenting: "does it" } },
  "one question back": {
    says: "Back to the question before; who is joining is back at the language.",
    cells: { ...IN_TALKS, consenting: "asks to join" },
  },
  "in talks": { says: "Answers in a talk: outside of it they mean nothing to anybody.", cells: IN_TALKS },
  case: { says: "A case, and all that is written in it.", cells: CONCERNED },
  "call for help": {
    says: "The coordinator is called for a case.",
    cells: { ...CONCERNED, ...JOIN, pending: "has to wait" },
  },
  "answer a call": {
    says: "A call is answered by a coordinator of the place or an admin.",
    cells: { ...CONCERNED, ...JOIN, pending: "has to wait", owner: "not found" },
  },
  "hand over": { says: "A case goes into other hands.", cells: { ...CONCERNED, ...JOIN } },
  "take over": {
    says: "A coordinator of the place or an admin takes a case, or gives it to somebody.",
    cells: { ...CONCERNED, ...JOIN, owner: "not found" },
  },
  offer: {
    says: "Who is asked to take a case sees what is told with the offer.",
    cells: { ...HIDDEN, ...JOIN, offered: "does it" },
  },
  "accept an offer": {
    says: "Accepting; to who has the case already it says that it is done.",
    cells: { ...HIDDEN, ...JOIN, ...given("does it", "offered", "owner") },
  },
  referral: { says: "A referral, its log, its moves and its letter.", cells: CONCERNED },
  "own rumour": {
    says: "A rumour that somebody told is theirs alone.",
    cells: { ...HIDDEN, ...ADVICE, owner: "does it" },
  },
  rumours: { says: "Checking a rumour.", cells: { ...OPEN, ...ADVICE } },
  "rumours of an area": {
    says: "How often a rumour is heard in an area: for who looks after one.",
    cells: { ...OPEN, ...ADVICE, ...given("refused as old", "volunteer", "owner", "offered") },
  },
  "words of a rumour": {
    says: "What is said in it: for who looks after that place.",
    cells: { ...OPEN, ...ADVICE, ...given("refused as old", "volunteer", "owner", "offered", "faraway") },
  },
  receipt: {
    says: "That a broadcast was read.",
    cells: { ...OPEN, ...given("too late", ...UNKNOWN, "pending") },
  },
  "check of an entry": {
    says: "Is this entry of the directory still true? Only who was asked answers.",
    cells: { ...everybody("was not asked"), ...HELD, owner: "does it" },
  },
  overseers: {
    says: "What grows worse, and what volunteers find hard to tell: for who looks after an area.",
    cells: {
      ...{ ...everybody("only for overseers"), ...HELD, ...JOIN },
      ...given("does it", "coordinator", "faraway", "admin"),
    },
  },
  figures: {
    says: "Figures of an area: for who looks after it.",
    cells: {
      ...{ ...everybody("only for overseers"), ...HELD },
      ...given("does it", "coordinator", "admin"),
      faraway: "outside the area",
    },
  },
  "own area": {
    says: "The early warning of the area one looks after, and what is known of a source.",
    cells: { ...everybody("only for overseers"), ...HELD, ...given("does it", "coordinator", "faraway", "admin") },
  },
  admins: { says: "What only admins do.", cells: ADMINS },
  "sheet of sources": {
    says: "A file for the directory is taken from admins, and is only looked at until they press on.",
    cells: { ...everybody("not taken"), ...HELD, admin: "does it" },
  },
  "link to an offer": {
    says: "The link that hands a case over, with a secret that was guessed: only who is asked already is shown the offer.",
    cells: { ...HIDDEN, ...JOIN, pending: "has to wait", offered: "does it" },
  },
  "link to a case": {
    says: "A code is a name and no right: typed, behind a command, or in a link it opens what it would open anyway.",
    cells: { ...CONCERNED, ...JOIN },
  },
  "admins in talks": {
    says: "Answers of an admin in a talk, and what is not there yet.",
    cells: { ...ADMINS, admin: "too late" },
  },
} as const satisfies Readonly<Record<string, Rule>>;
export type RuleName = keyof typeof RULES;

/** A suspended person is told how things stand before anybody asks who may; what is for admins is noted all the same. */
export function isNoted(answer: AnswerName, isForAdmins: boolean): boolean {
  const { isNoted: noted }: Answer = ANSWERS[answer];
  return noted === true || (answer === "is suspended" && isForAdmins);
}
