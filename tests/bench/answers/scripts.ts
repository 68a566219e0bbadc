import type { Step } from "./talkers.ts";

export const JOINS: readonly Step[] = [
  { type: "/start", sees: "Pilih bahasamu" },
  { press: "Bahasa Indonesia", sees: "etuju" },
  { press: "Saya setuju", sees: "Di mana kamu bertugas" },
  { type: "Sleman", sees: "Yang mana tempatmu" },
  { press: "Kabupaten Sleman", sees: "bergabung" },
];

/** The main job of the bot, from the danger to the techniques. */
export const GUIDED: readonly Step[] = [
  { type: "/panduan", sees: "1/4" },
  { press: "Tidak ada, lanjut", sees: "2/4" },
  { press: "Sudah bertengkar", sees: "3/4" },
  { press: "Kelompok, kampung", sees: "4/4" },
  { press: "⬜", sees: "4/4" },
  { press: "Tunjukkan langkahku (1)", sees: "Peranmu sekarang" },
];

export const ECHOES: readonly Step[] = [{ type: "Ada yang bisa dibantu?", sees: "Ada yang bisa dibantu?" }];
