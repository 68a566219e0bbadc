import { measureRecords } from "./redis/records.ts";
import { measureTalks } from "./redis/talks.ts";
import { median } from "./support/figures.ts";
import { openReport } from "./support/report.ts";

const VOLUNTEERS = 1_000_000;
/** Of a million volunteers; what is assumed stands in the table. */
const ASSUMED: Readonly<Record<string, { readonly each: number; readonly why: string }>> = {
  volunteer: { each: 1, why: "everybody" },
  "case with 10 notes": { each: 0.2, why: "one of five keeps a case" },
  "referral, delivered": { each: 0.5, why: "one of two in KEEP_DAYS" },
  "source of the directory": { each: 0.1, why: "100,000 sources" },
  "read receipt": { each: 6, why: "12 broadcasts in KEEP_DAYS, half of them read" },
  "recipient of a broadcast": { each: 12, why: "12 broadcasts in KEEP_DAYS, to everybody" },
  "running talk": { each: 0.1, why: "one of ten has one, at its largest" },
  "updates that are done": { each: 0.2 * 20, why: "one of five was here in two days, with 20 updates" },
};

const report = openReport("redis", "trips to Redis, and what everything takes there");
const { steps, done } = await measureTalks();
for (const talk of ["guided talk", "referral"] as const) {
  const rows = steps.filter((step) => step.talk === talk);
  report.table(
    `A ${talk}, step by step`,
    rows.map(({ number, trips, bytes }) => ({ step: number, "trips to Redis": trips, "bytes of the talk": bytes })),
  );
}
const guided = steps.filter(({ talk }) => talk === "guided talk");
const largest = Math.max(...steps.map(({ bytes }) => bytes));
const tenth = Math.max(...steps.filter(({ number }) => number <= 10).map(({ bytes }) => bytes));
report.goal({
  ...{ what: "trips to Redis for an answer of a guided talk", is: "at most", limit: 2, unit: "" },
  figure: Math.max(...guided.map(({ trips }) => trips)),
});
const inTalk = steps.filter(({ talk, bytes }) => talk === "referral" && bytes > 0);
report.goal({
  ...{ what: "the same in the talk of a referral, in the middle", is: "at most", limit: 2, unit: "" },
  figure: median(inTalk.map(({ trips }) => trips)),
});
report.note(
  "What reads or writes more than the talk itself (its own referrals, a case, a move with its job) goes more often.",
);
report.goal({ what: "a running talk up to step 10", figure: tenth, is: "at most", limit: 2048, unit: "bytes" });

const records = await measureRecords(report.wishes.isShort ? 400 : 10_000);
const all = [
  ...records,
  { what: "running talk", count: 1, bytes: largest },
  { what: "updates that are done", count: done.updates, bytes: done.bytes / done.updates },
];
const sized = all.map(({ what, count, bytes }) => {
  const { each = 0, why = "" } = ASSUMED[what] ?? {};
  return { what, count, bytes, why, gigabytes: (bytes * each * VOLUNTEERS) / 2 ** 30 };
});
report.table(
  `Bytes of each, and what a million volunteers would need`,
  sized.map(({ what, count, bytes, why, gigabytes }) => ({
    ...{ what, measured: count, bytes: Math.round(bytes) },
    ...{ assumed: why, "GB at a million": gigabytes.toFixed(2) },
  })),
);
const sum = sized.reduce((total, { gigabytes }) => total + gigabytes, 0);
report.note(
  `A million volunteers: ${sum.toFixed(1)} GB, without replicas and without room for the copy-on-write of a save.`,
);
report.note(
  "Not in it: jobs of the queues (one for each open referral or case), the log of acts, and files under way.",
);
report.keep("steps", steps);
report.keep("gigabytes", sum);
await report.close();
process.exit(0);
