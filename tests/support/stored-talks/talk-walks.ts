import { opensCase } from "../case-people.ts";
import { joins } from "../house.ts";
import { beginsReferral, joinsInSleman, writesReferral } from "../referring.ts";
import { joined } from "./joined.ts";
import type { Walk } from "./walk.ts";

const GUIDE_DEEDS = [
  { press: "✅ Tidak ada, lanjut" },
  { press: /Sudah bertengkar/ },
  { press: /Kelompok/ },
  { press: /kubu/ },
  { press: /Tunjukkan langkahku/ },
] as const;

/** What was told before is ticked already. */
const AS_HEARD = GUIDE_DEEDS.toSpliced(3, 1);

/** Talks that ask one question after another. */
export const TALK_WALKS: readonly Walk[] = [
  {
    name: "joining",
    begins: async (person) => {
      await person.starts();
      await person.sees(/Pilih bahasamu/);
    },
    deeds: [
      { press: "Bahasa Indonesia" },
      { press: "✅ Saya setuju" },
      { text: "Sleman" },
      { press: "Kabupaten Sleman" },
    ],
  },
  {
    name: "joining in English",
    languageCode: "en",
    begins: async (person) => {
      await person.starts();
      await person.sees(/Choose your language/);
    },
    deeds: [{ press: "English" }, { press: /I agree/ }, { press: /Later|Not now/ }],
  },
  {
    name: "the guide",
    begins: async (person, ground) => {
      await joined(person, ground);
      await person.types("/panduan");
      await person.sees(/1\/4/);
    },
    deeds: GUIDE_DEEDS,
  },
  {
    name: "the guide after a story",
    begins: async (person, ground) => {
      await joined(person, ground);
      await person.types("Dua kampung tidak mau bicara lagi soal batas tanah");
      await person.sees(/Yang aku tangkap/);
    },
    deeds: [{ text: "Ada juga kabar bohong" }, ...AS_HEARD],
  },
  {
    name: "the guide for a case",
    begins: async (person, ground) => {
      await joined(person, ground);
      await opensCase(person);
      await person.presses("🧭 Panduan untuk kasus ini");
      await person.sees(/1\/4/);
    },
    deeds: AS_HEARD,
  },
  {
    name: "a referral",
    begins: async (person) => {
      await joinsInSleman(person);
      await beginsReferral(person);
    },
    deeds: [
      { press: "Pangan" },
      { text: "Beras untuk dua minggu" },
      { press: /Mendesak/ },
      { press: "📍 Kabupaten Sleman" },
      { text: "Ibu dengan dua anak" },
      { press: /Pakai kode/ },
      { press: "✅ Tidak ada kaitannya" },
      { text: "Lumbung warga Depok" },
      { press: "Aku antar" },
      { press: /Ya, setuju/ },
      { press: /Ubah/ },
      { press: /Kembali/ },
      { press: /Kirim/ },
    ],
  },
  {
    name: "a referral without consent",
    begins: async (person) => {
      await joinsInSleman(person);
      await beginsReferral(person);
    },
    deeds: [
      { press: "Layanan kesehatan" },
      { press: "Lewati" },
      { press: /Darurat, 24 jam/ },
      { press: "📍 Kabupaten Sleman" },
      { press: /Pakai kode/ },
      { press: "✅ Tidak ada kaitannya" },
      { press: /Kembali/ },
      { press: "✅ Tidak ada kaitannya" },
      { text: "Puskesmas Depok I" },
      { press: "Aku antar" },
      { press: /tidak bisa ditanya/ },
      { text: "Ia belum bisa bicara" },
      { press: "✅ Kirim rujukan" },
    ],
  },
  {
    name: "a proposed source",
    begins: async (person, ground) => {
      await joined(person, ground);
      await person.types("/sumber");
      await person.presses("➕ Usulkan sumber");
      await person.sees(/1 dari 7/);
    },
    deeds: [
      { text: "Lumbung Pangan Melati" },
      { text: "Bantuan beras" },
      { press: "Pangan" },
      { text: "Sleman" },
      { press: "Kabupaten Sleman" },
      { text: "Jalan Magelang 5" },
      { text: "Sen-Jum 08.00-16.00" },
      { text: "KTP, KK" },
      { press: "✅ Kirim usulan" },
    ],
  },
  {
    name: "where help is needed",
    begins: async (person) => {
      await joins(person);
      await person.types("/sumber");
      await person.presses("Pangan");
      await person.sees(/di mana dibutuhkan/);
    },
    deeds: [{ press: "📍 Pakai lokasiku" }, { text: "Sleman" }, { press: "Kabupaten Sleman" }],
  },
  {
    name: "why a referral ends",
    begins: async (person) => {
      await joinsInSleman(person);
      await writesReferral(person);
      await person.presses("✅ Kirim rujukan");
      await person.sees(/sudah terkirim/);
      await person.presses(/Buka rujukan|Lihat rujukan/);
      await person.presses("✖️ Batalkan");
      await person.presses("✍️ Tulis sendiri");
      await person.sees(/Tulis alasannya untuk/);
    },
    deeds: [{ text: "Keluarganya sudah dibantu tetangga" }],
  },
];
