import { randomBytes } from "node:crypto";
import { z } from "zod";
import { readMeeting } from "../../src/domain/meeting-body.ts";
import { readContract } from "../../src/domain/read-contract.ts";
import { readSession } from "../../src/domain/read-session.ts";
import { readContent } from "../../src/redis/campaign-content.ts";
import { readEntry as readMove } from "../../src/redis/campaign-log-record.ts";
import { readCaseEntry } from "../../src/redis/case-log-record.ts";
import { caseFields, readCaseDraft } from "../../src/redis/case-record.ts";
import { readUpdate, writeUpdate } from "../../src/redis/guidance-update-record.ts";
import { decodeLine, encodeLine } from "../../src/redis/ledger-line.ts";
import { memberChanges, readMember } from "../../src/redis/member-record.ts";
import { readEntry as readReferralEntry } from "../../src/redis/referral-log-record.ts";
import { draftFields, readDraft } from "../../src/redis/referral-record.ts";
import { createSealer } from "../../src/redis/sealing.ts";
import { readSource, writeScore, writeSource } from "../../src/redis/source-record.ts";
import { packTalk, unpackTalk } from "../../src/redis/talk-record.ts";
import { never, promise, type Target } from "../support/fuzz/target.ts";
import { FULL_CONTENT } from "../unit/data/a-broadcast.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { anUpdate } from "../unit/data/a-guidance-update.ts";
import { aDraft } from "../unit/data/a-referral.ts";
import { aSource } from "../unit/data/a-source.ts";

const sealer = createSealer([{ id: "1", key: randomBytes(32) }]);
const POSITION = { code: "K7M2Q", number: 1 };

/** What is stored is read whole or not at all: JSON that breaks off, or a shape of another release. */
function isRefusal(error: unknown): boolean {
  return error instanceof z.ZodError || error instanceof SyntaxError;
}

/** A hash or an entry of a stream, as lines of field and value. */
function fieldsIn(input: Buffer): ReadonlyMap<string, string> {
  const lines = input
    .toString()
    .split("\n")
    .map((line) => line.split(/ (.*)/s));
  return new Map(lines.map(([field = "", value = ""]) => [field, value]));
}

function asLines(flat: readonly string[]): string {
  return flat.flatMap((field, at) => (at % 2 === 0 ? [`${field} ${flat[at + 1] ?? ""}`] : [])).join("\n");
}

const MEMBER = memberChanges(undefined, {
  ...{ id: 7, language: "id", status: "active", place: "34.04", isReachable: true, isAdmin: true, looksAfter: "34" },
  ...{ consent: { version: "1", at: "2026-01-01T00:00:00.000Z" }, joinedAt: "2026-01-01T00:00:00.000Z" },
});

export const members: Target = {
  name: "members",
  seeds: [asLines(MEMBER)],
  words: MEMBER,
  longest: 4096,
  read(input) {
    const member = readMember(fieldsIn(input));
    if (member === undefined) return undefined;
    promise(Number.isSafeInteger(member.id), "a member has an account number");
    return memberChanges(undefined, member);
  },
  isRefusal,
};

export const sources: Target = {
  name: "sources",
  seeds: [writeSource(aSource()), writeScore({ kind: "score", value: 0.5, outcomes: 6 })],
  words: [
    "identifiers",
    "organisation",
    "hours",
    "openings",
    "contact",
    "capacity",
    "quality",
    "1e309",
    "34.04",
    '"MO"',
  ],
  longest: 4096,
  read(input) {
    const [record = "", score] = input.toString().split("\n");
    const source = readSource(record, score);
    return writeSource(source);
  },
  isRefusal,
};

const DRAFT = asLines(draftFields(aDraft({ code: "K7M2QK" }), { need: "beras" }, sealer));
const ENTRY = ["act 7:1", "who 7", "role volunteer", "when 1", "from terkirim", "to diterima", 'why {"kind":"accept"}'];

export const referrals: Target = {
  name: "referrals",
  seeds: [
    DRAFT,
    ENTRY.join("\n"),
    ENTRY.join("\n").replace('{"kind":"accept"}', '{"kind":"refuse","reason":"capacity"}'),
  ],
  words: ["draft", "labels", "why", "kind", "send", "receive", "close", "owner", "from", "to", "__proto__"],
  longest: 4096,
  read(input) {
    const fields = fieldsIn(input);
    if (fields.has("why")) return readReferralEntry(fields, { ...POSITION, code: "K7M2QK" }, sealer);
    const draft = readDraft("K7M2QK", fields, sealer);
    promise(draft === undefined || Number.isSafeInteger(draft.owner), "a referral belongs to an account");
    return draft;
  },
  isRefusal,
};

const EVENTS = [
  { kind: "check-in", colour: "red", safety: 3, gates: ["R1"] },
  { kind: "document", document: "contract", paper: "ABCD", reviewAt: 1 },
  { kind: "offer", reason: "moving", link: "x" },
  { kind: "note" },
].map((event) => ["act 7:1", "who 7", "role volunteer", "when 1", `what ${JSON.stringify(event)}`].join("\n"));

export const cases: Target = {
  name: "cases",
  seeds: [asLines(caseFields(aCaseDraft())), ...EVENTS],
  words: ["draft", "what", "kind", "situation", "gates", "signals", "owner", "whom", "texts", '"R1"', '"S1"'],
  longest: 4096,
  read(input) {
    const fields = fieldsIn(input);
    if (fields.has("what")) return readCaseEntry(fields, POSITION, sealer);
    const draft = readCaseDraft(POSITION.code, fields);
    promise(draft === undefined || Number.isSafeInteger(draft.owner), "a case belongs to an account");
    return draft;
  },
  isRefusal,
};

const MOVE = [
  "act 9:1",
  "who 9",
  "when 1",
  "from draft",
  "to draft",
  'what {"kind":"aim","audience":{"places":["34"]}}',
];

export const campaigns: Target = {
  name: "campaigns",
  seeds: [MOVE.join("\n"), JSON.stringify(FULL_CONTENT), writeUpdate(anUpdate())],
  words: ["what", "kind", "texts", "parts", "links", "media", "audience", "schedule", "changes", "item"],
  longest: 8192,
  read(input) {
    const fields = fieldsIn(input);
    readUpdate(1, "9:1", input.toString());
    if (fields.has("what")) return readMove(fields);
    // What is sealed is a target of its own; this is how earlier releases wrote it.
    return readContent("K7M2QX", input.toString().replace(/^[^{]/, "{"), sealer);
  },
  isRefusal,
};

export const ledger: Target = {
  name: "ledger",
  seeds: [
    encodeLine({ kind: "waiting", claims: 0 }),
    encodeLine({ kind: "claimed", claims: 1, by: "9", at: 1_700_000_000_000 }),
    encodeLine({ kind: "failed", claims: 3, at: 1_700_000_000_000, reason: "rejected" }),
  ],
  words: [],
  longest: 64,
  read(input) {
    const line = decodeLine(input);
    const again = decodeLine(encodeLine(line));
    promise(JSON.stringify(again) === JSON.stringify(line), "a line is written as it was read");
    return line;
  },
  isRefusal: (error) => error instanceof RangeError,
};

const POINT = { example: "a1", words: { id: "x", en: "y" } };
const CONTRACT = {
  sides: 2,
  commitments: [{ ...POINT, by: "A" }],
  broken: [POINT],
  watchers: [],
  settled: [],
  agreed: ["A"],
  reviewAt: 1,
};
const SESSION = {
  sides: 2,
  rules: [POINT],
  issues: [],
  talks: [{ side: "A", asks: [POINT], passOn: "x" }],
  pauses: [],
  endings: [],
  settled: [],
  turns: { begins: "A", minutes: 3 },
};
const MEETING = {
  invited: [],
  picks: [],
  lines: [{ id: 1, list: "goals", text: "x" }],
  tasks: [{ id: 2, what: "x", state: "open", asked: 0 }],
  skipped: [],
  length: 60,
  nextId: 3,
};

/** The bodies of papers: read, or not known. */
export const papers: Target = {
  name: "papers",
  seeds: [CONTRACT, SESSION, MEETING].map((paper) => JSON.stringify(paper)),
  words: [...Object.keys(CONTRACT), ...Object.keys(SESSION), ...Object.keys(MEETING), '"B"', "90", "[[[["],
  longest: 8192,
  read(input) {
    const body = input.toString();
    return [readContract(body), readSession(body), readMeeting(body)];
  },
  isRefusal: never,
};

/** A talk under way: JSON, deflated when it is long. */
export const talks: Target = {
  name: "talks",
  seeds: [{ version: 0, state: { "guide@1": [{ args: "[]" }] } }, {}, null, "x".repeat(3000)].map((talk) =>
    packTalk(JSON.stringify(talk)),
  ),
  words: [],
  longest: 4096,
  read: (input): unknown => JSON.parse(unpackTalk(input)),
  isRefusal: (error) => error instanceof SyntaxError || (error instanceof Error && "errno" in error),
};
