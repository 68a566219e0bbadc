import { expect } from "vitest";
import type { Person } from "./person.ts";

export async function opensList(reader: Person): Promise<void> {
  await reader.types("/pembaruan");
  await reader.sees(/Pembaruan panduan/);
}

/** Walks to one item in "Ubah panduan" and opens it. */
export async function opensToEdit(admin: Person, kind: string, item: RegExp): Promise<void> {
  await opensList(admin);
  for (const tap of ["✏️ Ubah panduan", kind]) await admin.presses(tap);
  while (!admin.buttons().some((label) => item.test(label))) await admin.presses(/Berikutnya/);
  await admin.presses(item);
  await admin.sees(/Bagian mana/);
}

/** Types both languages of one part. */
export async function edits(admin: Person, part: string, words: string, english = `${words} (en)`): Promise<void> {
  await admin.presses(part);
  await admin.sees(/kata-kata Indonesia/);
  await admin.types(words);
  await admin.sees(/kata-kata Inggris/);
  await admin.types(english);
  await admin.sees(/belum terbit/);
}

export async function publishes(admin: Person): Promise<void> {
  await admin.presses(/Lihat bedanya/);
  await admin.sees(/bedanya \(1\//);
  await admin.presses("📢 Terbitkan");
  await admin.sees(/Semua orang langsung melihatnya/);
  await admin.presses("📢 Ya, terbitkan untuk semua");
  await admin.sees(/sudah terbit/);
}

/** Opens a card as anybody does. */
export async function cardSays(reader: Person, id: string): Promise<string> {
  await reader.types(`/teknik ${id}`);
  return (await reader.sees(new RegExp(`${id} ·`))).text;
}

/** Asks again until it is so: what another process published is there within five seconds. */
export async function soonSays(reader: Person, id: string, expected: RegExp): Promise<void> {
  await expect.poll(() => cardSays(reader, id), { timeout: 5000, interval: 300 }).toMatch(expected);
}
