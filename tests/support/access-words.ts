import type { RuleName } from "./access-table.ts";
import type { Things } from "./access-world.ts";

/** What can be typed or sent without any button, by the Indonesian name of the command. */
export const RULE_OF_COMMAND: Readonly<Record<string, RuleName>> = {
  panduan: "joined",
  darurat: "always",
  kasus: "joined",
  koordinator: "admitted",
  sumber: "open",
  teknik: "open",
  latihan: "joined",
  rumor: "rumours",
  rujuk: "admitted",
  rujukan: "joined",
  pembaruan: "open",
  bahasa: "always",
  dataku: "always",
  hapus: "always",
  batal: "open",
  bantuan: "open",
  start: "joined",
  anggota: "admins",
  siaran: "admins",
  direktori: "admins",
  ekspor: "admins",
  statistik: "own area",
  peringatan: "own area",
  halaman: "own area",
  hubungkan: "open",
  putuskan: "open",
};

/** One kind of what stands behind `t.me/<bot>?start=`, by the beginning of its payload. */
export const LINKS: Readonly<Record<string, { readonly rule: RuleName; payload(things: Things): string }>> = {
  "u-": { rule: "joined", payload: () => `u-${"A".repeat(16)}` },
  "t-": { rule: "open", payload: () => "t-M1" },
  "p-": { rule: "open", payload: () => "p-1" },
  "h-": { rule: "link to an offer", payload: (things) => `h-${things.case}-${"A".repeat(16)}` },
  "k-": { rule: "link to a case", payload: (things) => `k-${things.case}` },
  "r-": { rule: "link to a case", payload: (things) => `r-${things.referral}` },
  w: { rule: "overseers", payload: () => "w" },
  "": { rule: "joined", payload: () => "somewhere" },
};

/** Codes as they are typed. */
export const TYPED: Readonly<Record<string, (things: Things) => string>> = {
  "the code of a case": (things) => things.case,
  "/kasus and a code": (things) => `/kasus ${things.case}`,
  "the code of a referral": (things) => things.referral,
  "/rujukan and a code": (things) => `/rujukan ${things.referral}`,
};
