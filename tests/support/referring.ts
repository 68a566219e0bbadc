import { setTimeout as sleep } from "node:timers/promises";
import { aSource } from "../unit/data/a-source.ts";
import type { Person } from "./person.ts";
import type { Seen } from "./playground-screen.ts";

export const DINSOS = aSource({ organisation: "Dinas Sosial Sleman", documents: ["KTP"] });
export const REFERRAL_CODE = /[2-9FHJKMQRTWXY]{6}/;

/** From /rujuk to the question of the source, with as few taps as there are. */
export const TO_THE_SOURCE = [
  "Pangan",
  "Lewati",
  /Mendesak/,
  "📍 Kabupaten Sleman",
  /Pakai kode/,
  "✅ Tidak ada kaitannya",
] as const;

export async function taps(volunteer: Person, ...labels: readonly (string | RegExp)[]): Promise<void> {
  for (const label of labels) await volunteer.presses(label);
}

/** From nothing to a volunteer who has joined and works in Sleman. */
export async function joinsInSleman(volunteer: Person): Promise<void> {
  await volunteer.starts();
  await taps(volunteer, "Bahasa Indonesia", "✅ Saya setuju");
  await volunteer.types("Sleman");
  await volunteer.presses("Kabupaten Sleman");
  await volunteer.sees(/bergabung/);
}

export async function beginsReferral(volunteer: Person): Promise<void> {
  await volunteer.types("/rujuk");
  await volunteer.sees(/1\/9/);
}

/** As soon as the bot has seen what was changed in the directory. */
export async function seesSources(volunteer: Person, expected: RegExp): Promise<Seen> {
  for (let tries = 0; tries < 20; tries++) {
    const question = await volunteer.sees(/7\/9/);
    if (expected.test(question.text)) return question;
    await sleep(250);
    await volunteer.types("/rujuk");
    await volunteer.presses("▶️ Lanjutkan", { on: await volunteer.sees(/belum selesai/) });
  }
  throw new Error(`${expected} never came into the list of sources.`);
}

interface Answers {
  readonly urgency?: RegExp;
  readonly case?: readonly (string | RegExp)[];
  readonly consent?: RegExp;
}

/** Up to the summary, with a source that the volunteer knows. */
export async function writesReferral(volunteer: Person, answers: Answers = {}): Promise<Seen> {
  await beginsReferral(volunteer);
  await taps(volunteer, "Pangan", "Lewati", answers.urgency ?? /Mendesak/, "📍 Kabupaten Sleman", /Pakai kode/);
  await taps(volunteer, ...(answers.case ?? ["✅ Tidak ada kaitannya"]));
  await volunteer.sees(/7\/9/);
  await volunteer.types("Lumbung warga Depok");
  await taps(volunteer, "Aku antar", answers.consent ?? /Ya, setuju/);
  return volunteer.sees(/Periksa dulu|Darurat tanpa persetujuan/);
}
