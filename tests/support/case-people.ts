import { joins, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";
import type { Seen } from "./playground-screen.ts";
import type { Stored } from "./stored.ts";

/** Through the guided talk of an open conflict between two groups, up to its result. */
export async function isGuided(volunteer: Person): Promise<Seen> {
  await volunteer.types("/panduan");
  for (const tap of ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/]) await volunteer.presses(tap);
  await volunteer.presses(/kubu/);
  await volunteer.presses(/Tunjukkan langkahku/);
  return volunteer.sees(/Peranmu sekarang/);
}

/** A volunteer who has joined and works in Gamping, Kabupaten Sleman. */
export async function volunteerIn(house: TestHouse, stored: Stored, place = "34.04.01"): Promise<Person> {
  const volunteer = await house.someone();
  await joins(volunteer);
  await stored.settled(volunteer);
  await stored.setMember(volunteer.id, { place });
  return volunteer;
}

/** From nothing to an open case about land; gives its code. */
export async function opensCase(volunteer: Person): Promise<string> {
  await isGuided(volunteer);
  await volunteer.presses("📂 Simpan sebagai kasus");
  const code = codeIn((await volunteer.sees(/Kasus tersimpan/)).text);
  await volunteer.presses("Tanah dan batas");
  await volunteer.sees(/Judulnya sekarang: Tanah dan batas/);
  return code;
}

export function codeIn(text: string): string {
  const [, code] = /Kodenya: (\S{5})/.exec(text) ?? [];
  if (code === undefined) throw new Error(`There is no code of a case in:\n${text}`);
  return code;
}
