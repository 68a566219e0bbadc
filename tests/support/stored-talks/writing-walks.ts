import { opensCase } from "../case-people.ts";
import { begins } from "../meeting-people.ts";
import { joined } from "./joined.ts";
import type { Walk } from "./walk.ts";

/** One question, answered in words. */
export const WRITING_WALKS: readonly Walk[] = [
  {
    name: "a note for a case",
    begins: async (person, ground) => {
      await joined(person, ground);
      await opensCase(person);
      await person.presses("📝 Catatan");
    },
    deeds: [{ text: "Kedua pihak mau bertemu lagi" }],
  },
  {
    name: "a promise in one's own words",
    begins: async (person, ground) => {
      await joined(person, ground);
      await opensCase(person);
      await person.presses("🤝 Kontrak perilaku");
      await person.presses("➕ Mulai kontrak baru");
      await person.presses("✍️ Tulis sendiri");
    },
    deeds: [{ text: "Pihak B menutup pintu air sebelum jam 6 sore" }],
  },
  {
    name: "a rule of a session in one's own words",
    begins: async (person, ground) => {
      await joined(person, ground);
      await opensCase(person);
      await person.presses("🗣 Rencana sesi");
      await person.presses("➕ Rencanakan sesi baru");
      await person.presses("👉 Bertemu bersama");
      await person.presses("✍️ Tulis sendiri");
      await person.sees(/./);
    },
    deeds: [{ text: "Tidak ada yang membawa kawan dari luar" }],
  },
  {
    name: "words for the coordinator",
    begins: async (person, ground) => {
      await joined(person, ground);
      await opensCase(person);
      await person.types("/koordinator");
      await person.presses(/Tanah dan batas/);
      await person.presses("Tidak mendesak, kirim");
      await person.presses("✍️ Tambah beberapa kata");
      await person.sees(/./);
    },
    deeds: [{ text: "Pihak A tidak mau duduk bersama" }],
  },
  {
    name: "what is said about a rumour",
    begins: async (person, ground) => {
      await joined(person, ground);
      await person.types("/rumor");
      await person.presses("Ada yang mau menyerang");
      await person.presses("Grup WhatsApp atau Telegram");
      await person.presses("Hanya mendengar");
      await person.presses("✍️ Tulis isi kabarnya");
      await person.sees(/Jangan tulis nama/);
    },
    deeds: [{ text: "Katanya truk itu tidak membawa beras" }],
  },
  {
    name: "what both sides have alike, for a meeting",
    begins: async (person, ground) => {
      await joined(person, ground);
      await begins(person, await opensCase(person));
      await person.presses("Perempuan");
      await person.presses("5");
      await person.presses("Lanjut ➡️");
      await person.presses("Saling mendengar pengalaman");
      await person.presses("Lanjut ➡️");
      await person.presses("Lewati dulu ⏭");
      await person.presses("✍️ Tambah yang sama");
      await person.sees(/./);
    },
    deeds: [{ text: "pasar Rabu" }],
  },
];
