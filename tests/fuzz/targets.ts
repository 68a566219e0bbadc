import type { Target } from "../support/fuzz/target.ts";

const updates = () => import("./updates.ts");
const presses = () => import("./presses.ts");
const directory = () => import("./directory.ts");
const content = () => import("./content.ts");
const settings = () => import("./settings.ts");
const typed = () => import("./typed.ts");
const lookedUp = () => import("./looked-up.ts");
const situations = () => import("./situations.ts");
const stored = () => import("./stored.ts");

/** Every reader at a door of the bot. Loaded one by one: what is loaded is what a look at the coverage costs. */
export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  updates: async () => (await updates()).updates,
  presses: async () => (await presses()).presses,
  csv: async () => (await directory()).csv,
  hsds: async () => (await directory()).hsds,
  zip: async () => (await directory()).zip,
  tables: async () => (await directory()).tables,
  "content-files": async () => (await content()).contentFiles,
  markup: async () => (await content()).markup,
  edits: async () => (await content()).edits,
  environment: async () => (await settings()).environment,
  "data-keys": async () => (await settings()).dataKeys,
  sealed: async () => (await settings()).sealed,
  moments: async () => (await typed()).moments,
  hours: async () => (await typed()).hours,
  links: async () => (await typed()).links,
  codes: async () => (await typed()).codes,
  details: async () => (await typed()).details,
  entries: async () => (await lookedUp()).entries,
  searches: async () => (await lookedUp()).searches,
  situations: async () => (await situations()).situations,
  members: async () => (await stored()).members,
  sources: async () => (await stored()).sources,
  referrals: async () => (await stored()).referrals,
  cases: async () => (await stored()).cases,
  campaigns: async () => (await stored()).campaigns,
  ledger: async () => (await stored()).ledger,
  papers: async () => (await stored()).papers,
  talks: async () => (await stored()).talks,
};
