import { loadCatalogue } from "../../../src/content/load.ts";
import { guide } from "../../../src/domain/guidance.ts";
import { LEVELS } from "../../../src/domain/level.ts";
import { PHASES } from "../../../src/domain/phase.ts";
import type { ReferralEvent } from "../../../src/domain/referral.ts";
import type { Seen } from "../playground-screen.ts";
import { REFERRAL_CODE } from "../referring.ts";
import type { Promised, PromisedCase } from "./promised.ts";
import type { Talker } from "./talker.ts";

const catalogue = loadCatalogue();
const FIRST_SIGNALS = catalogue.signalScreens[0]?.signals ?? [];
/** A case holds at most 100 notes. */
const MOST_NOTES = 60;

const MOVES: readonly (readonly [button: string, screen: RegExp, event: ReferralEvent["kind"]])[] = [
  ["👋 Mereka menanggapi", /Keadaan: Sudah ditanggapi/, "acknowledge"],
  ["👍 Mereka sanggup", /Keadaan: Disanggupi/, "accept"],
  ["▶️ Mulai berjalan", /Keadaan: Sedang berjalan/, "start"],
];

/** From nothing to a member who works in Sleman. */
export async function joins(volunteer: Talker): Promise<void> {
  await volunteer.types("/start", /Pilih bahasamu/);
  await volunteer.presses("Bahasa Indonesia", /setuju/i);
  await volunteer.presses("✅ Saya setuju", /Di mana kamu bertugas/);
  await volunteer.types("Sleman", /Yang mana tempatmu/);
  await volunteer.presses("Kabupaten Sleman", /bergabung/);
}

/** One guided talk with answers of its own. Its result is made of exactly these, or somebody's answer went astray. */
export async function isGuided(volunteer: Talker, round: number, promised: Promised): Promise<Seen> {
  const phase = PHASES[round % PHASES.length] ?? "konflik";
  const level = LEVELS[Math.floor(round / PHASES.length) % LEVELS.length] ?? "meso";
  const signal = FIRST_SIGNALS[round % FIRST_SIGNALS.length] ?? "S2";
  const start = await volunteer.types("/panduan", /1\/4/);
  const phases = await volunteer.presses("✅ Tidak ada, lanjut", /2\/4/, start);
  const levels = await volunteer.presses(buttonOf(catalogue.phases.find(({ id }) => id === phase)), /3\/4/, phases);
  const signals = await volunteer.presses(buttonOf(catalogue.levels.find(({ id }) => id === level)), /4\/4/, levels);
  const label = literally(buttonOf(catalogue.signals.find(({ id }) => id === signal)));
  const ticked = await volunteer.presses(label, /4\/4/, signals);
  const result = await volunteer.presses(/Tunjukkan langkahku \(1\)/, /Peranmu sekarang/, ticked);

  const told = { phase, level, parties: "identified", gates: [], signals: [signal], tried: [] } as const;
  const expected = guide(told, catalogue.techniques);
  const names =
    expected.kind === "stop"
      ? []
      : expected.suggestions.map(({ id }) => catalogue.techniques.find((card) => card.id === id)?.card.name.id);
  promised.compare({
    expected: names.map((name, index) => `${index + 1} · ${name}`).join(" | "),
    shown: volunteer
      .buttons(result)
      .filter((text) => /^\d · /.test(text))
      .join(" | "),
  });
  return result;
}

export async function opensCase(volunteer: Talker, round: number, promised: Promised): Promise<PromisedCase> {
  const result = await isGuided(volunteer, round, promised);
  const { text } = await volunteer.presses("📂 Simpan sebagai kasus", /Kasus (ini sudah )?tersimpan/, result);
  // "Already saved" says who comes back after a kill: there is the case, and it is one.
  return promised.case(volunteer.id, /(?:Kodenya: |📂 )([A-Z0-9]{5})/u.exec(text)?.[1] ?? "");
}

export async function writesNote(volunteer: Talker, { code, notes }: PromisedCase): Promise<void> {
  const words = `Pihak A dan Pihak B bertemu ke ${notes.length + 1} kali, tanda ${word(volunteer.id + notes.length)}.`;
  const screen = await volunteer.types(`/kasus ${code}`, new RegExp(code));
  await volunteer.presses("📝 Catatan", /Catatan untuk kasus/, screen);
  await volunteer.types(words, /Catatan disimpan/);
  notes.push(words);
}

export async function refers(volunteer: Talker, round: number, promised: Promised): Promise<void> {
  const source = `Lumbung warga ${word(volunteer.id + round)}`;
  let screen = await volunteer.types("/rujuk", /1\/9/);
  screen = await volunteer.presses("Pangan", /2\/9/, screen);
  screen = await volunteer.presses("Lewati", /3\/9/, screen);
  screen = await volunteer.presses(/Mendesak/, /4\/9/, screen);
  screen = await volunteer.presses("📍 Kabupaten Sleman", /5\/9/, screen);
  screen = await volunteer.presses(/Pakai kode/, /6\/9/, screen);
  await volunteer.presses("✅ Tidak ada kaitannya", /7\/9/, screen);
  screen = await volunteer.types(source, /Bagaimana orangnya sampai ke sana/);
  screen = await volunteer.presses("Aku antar", /Apakah orangnya setuju/, screen);
  screen = await volunteer.presses(/Ya, setuju/, /Periksa dulu/, screen);
  const sent = await volunteer.presses("✅ Kirim rujukan", /sudah terkirim/, screen);
  const [code = ""] = REFERRAL_CODE.exec(/Rujukan (\w{6}) sudah/.exec(sent.text)?.[1] ?? "") ?? [];
  const { moves } = promised.referral(volunteer.id, code);

  screen = await volunteer.types(`/rujukan ${code}`, new RegExp(`${code}[\\s\\S]*Keadaan: Terkirim`));
  for (const [button, after, event] of MOVES) {
    screen = await volunteer.presses(button, after, screen);
    moves.push(event);
  }
}

export const isFull = ({ notes }: PromisedCase) => notes.length >= MOST_NOTES;

function buttonOf(words: { readonly button: { readonly id: string } } | undefined): string {
  return words?.button.id ?? "";
}

function literally(label: string): RegExp {
  return new RegExp(label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** A word of letters alone: a row of digits is taken for somebody's number. */
function word(number: number): string {
  return String(number).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
}
