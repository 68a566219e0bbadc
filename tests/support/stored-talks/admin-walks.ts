import { encodePress } from "../../../src/telegram/callback-data.ts";
import { drafts } from "../broadcasting.ts";
import { forge } from "../forging.ts";
import { opensToEdit } from "../guidance.ts";
import { joins } from "../house.ts";
import { type Person, person } from "../person.ts";
import { seedHouse } from "../sources.ts";
import type { Walk } from "./walk.ts";

async function opensEntry(admin: Person, name: string, field: string): Promise<void> {
  await admin.types(`/direktori ${name}`);
  await admin.presses(new RegExp(name));
  await admin.presses("✏️ Ubah");
  await admin.presses(field);
  await admin.sees(/Ketik/);
}

/** What only an admin is asked. */
export const ADMIN_WALKS: readonly Walk[] = [
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
    name: "a field of the directory",
    as: "admin",
    begins: async (admin, { house }) => {
      await seedHouse(house, [{ organisation: "Dapur Sleman", service: "Beras" }]);
      await opensEntry(admin, "Dapur Sleman", "Layanan");
    },
    deeds: [{ text: "Beras dan minyak" }],
  },
  {
    name: "why somebody is not let in",
    as: "admin",
    begins: async (admin, { house, stored }) => {
      const someone = await person(house.playground, { firstName: "Budi", languageCode: "id", id: 700_900 });
      await joins(someone);
      await stored.settled(someone);
      await stored.setMember(someone.id, { status: "pending" });
      await forge(admin, encodePress({ name: "refuseWrite", id: someone.id }));
      await admin.sees(/paling banyak 300 huruf/);
    },
    deeds: [{ text: "Relawan di daerahmu sudah cukup" }],
  },
  {
    name: "when a broadcast goes out",
    as: "admin",
    begins: async (admin) => {
      await drafts(admin, "Rapat besok pagi");
      await admin.presses("🕗 Kapan");
      await admin.presses("⌨️ Tulis waktunya");
      await admin.sees(/./);
    },
    deeds: [{ text: "nanti saja ya" }, { text: "besok 08:00" }],
  },
  {
    name: "where a broadcast goes",
    as: "admin",
    begins: async (admin) => {
      await drafts(admin, "Rapat di Sleman");
      await admin.presses("👥 Untuk siapa");
      await admin.presses("⬜️ 📍 Daerah");
      await admin.presses("⌨️ Ketik nama daerah");
      await admin.sees(/./);
    },
    deeds: [{ text: "zzqxv" }, { text: "Sleman" }],
  },
  {
    name: "the place of an office",
    as: "admin",
    begins: async (admin, { house }) => {
      await seedHouse(house, [{ organisation: "Lumbung Depok", service: "Beras" }]);
      await opensEntry(admin, "Lumbung Depok", "Tempat");
    },
    deeds: [{ text: "Ambon" }, { press: "Kota Ambon" }],
  },
];
