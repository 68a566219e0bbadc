import { loadReader } from "../../src/content/read-situation.ts";
import { LONGEST, messageIn } from "../support/fuzz/message.ts";
import { never, type Target } from "../support/fuzz/target.ts";

const reader = loadReader();

/** A message that tells of a conflict. */
export const situations: Target = {
  name: "situations",
  seeds: [
    "Tadi malam ada tawuran antar pemuda, tiga orang luka kena parang",
    "Dua tetangga tidak mau bicara lagi soal batas tanah, belum ada kekerasan",
    "suami mukulin istrinya, anak2 lihat. tolong",
    "tidak ada yang terluka, tidak ada senjata, atau api",
    "people are fighting, nobody is hurt; they refuse to meet",
  ],
  words: [
    "tidak",
    "belum",
    "kemarin",
    "tahun lalu",
    "parang",
    "bacok",
    "dikeroyok",
    "bunuh diri",
    "kdrt",
    "*",
    "2",
    "nya",
    ", ",
    ". ",
    "? ",
  ],
  longest: LONGEST,
  read: (input) => reader.read(messageIn(input)),
  isRefusal: never,
};
