import type { Person } from "./person.ts";

/** Opens an empty plan in this case. */
export async function begins(ani: Person, code: string): Promise<void> {
  await ani.types(code);
  await ani.presses("🗓 Rencana pertemuan");
  await ani.presses("➕ Rencana baru");
  await ani.sees(/Siapa yang ikut\?/);
}

/** Who, what for, and one task for tomorrow. */
export async function makesShortPlan(ani: Person, code: string, task: string): Promise<void> {
  await begins(ani, code);
  await ani.presses("Perempuan");
  await ani.presses("5");
  await ani.presses("Lanjut ➡️");
  await ani.presses("Saling mendengar pengalaman");
  await ani.presses("📋 Ringkasan rencana");
  await ani.presses("⬜ Tugas");
  await addsTask(ani, task);
}

export async function addsTask(ani: Person, task: string): Promise<void> {
  await ani.presses("➕ Tambah tugas");
  await ani.types(task);
  await ani.sees(/Siapa yang mengerjakan/);
  await ani.presses(/orang baru/);
  await ani.presses(/^Besok/);
  await ani.sees(/Tercatat/);
}
