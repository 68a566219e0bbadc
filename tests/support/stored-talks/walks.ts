import { encodePress } from "../../../src/telegram/callback-data.ts";
import { opensCase } from "../case-people.ts";
import { forge } from "../forging.ts";
import { opensToEdit } from "../guidance.ts";
import { joins } from "../house.ts";
import type { Person } from "../person.ts";
import { beginsReferral, joinsInSleman, writesReferral } from "../referring.ts";
import { seedHouse } from "../sources.ts";
import type { Ground, Walk } from "./walk.ts";

/** A volunteer who works in Gamping, Kabupaten Sleman. */
async function joined(person: Person, { stored }: Ground): Promise<void> {
  await joins(person);
  await stored.settled(person);
  await stored.setMember(person.id, { place: "34.04.01" });
}

const GUIDE_DEEDS = [
  { press: "✅ Tidak ada, lanjut" },
  { press: /Sudah bertengkar/ },
  { press: /Kelompok/ },
  { press: /kubu/ },
  { press: /Tunjukkan langkahku/ },
] as const;

/** What was told before is ticked already. */
const AS_HEARD = GUIDE_DEEDS.toSpliced(3, 1);

/** Every kind of talk, at each of its questions. */
export const WALKS: readonly Walk[] = [
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
  {
    name: "a part of a broadcast",
    as: "admin",
    begins: async (admin) => {
      await admin.types("/siaran");
      await admin.presses("✍️ Siaran baru");
      await admin.presses("✏️ Indonesia");
      await admin.sees(/Tulisan bahasa Indonesia/);
    },
    deeds: [{ text: "Rapat besok pukul 8" }],
  },
  {
    name: "a change of the guidance",
    as: "admin",
    begins: async (admin) => {
      await opensToEdit(admin, "🗂 Kartu teknik", /^M8 /);
    },
    deeds: [
      { press: "Nama" },
      { text: "Dengarkan tiap pihak sendiri" },
      { text: "Hear each side alone" },
      { press: /Lihat bedanya/ },
      { press: "📢 Terbitkan" },
      { press: /Kembali|Belum/ },
    ],
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
    name: "a field of the directory",
    as: "admin",
    begins: async (admin, { house }) => {
      await seedHouse(house, [{ organisation: "Dapur Sleman", service: "Beras" }]);
      await admin.types("/direktori Dapur Sleman");
      await admin.presses(/Dapur Sleman/);
      await admin.presses("✏️ Ubah");
      await admin.presses("Layanan");
      await admin.sees(/Ketik yang baru/);
    },
    deeds: [{ text: "Beras dan minyak" }],
  },
  {
    name: "why somebody is not let in",
    as: "admin",
    begins: async (admin, { house, stored }) => {
      const someone = await house.someone();
      await joins(someone);
      await stored.settled(someone);
      await stored.setMember(someone.id, { status: "pending" });
      await forge(admin, encodePress({ name: "refuseWrite", id: someone.id }));
      await admin.sees(/paling banyak 300 huruf/);
    },
    deeds: [{ text: "Relawan di daerahmu sudah cukup" }],
  },
];
