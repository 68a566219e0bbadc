import { describe, expect, it } from "vitest";
import { joins, MODES, useHouse } from "../support/house.ts";

describe.each(MODES)("a guided talk by %s", (mode) => {
  const house = useHouse({ mode });

  it("leads from /start to a technique card", async () => {
    const volunteer = await house.someone();

    await joins(volunteer);
    await volunteer.presses("🧭 Mulai panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.presses(/Kelompok/);
    await volunteer.presses(/tak lagi saling bicara/);
    await volunteer.presses("Berikutnya ▶️");
    await volunteer.presses("Berikutnya ▶️");
    await volunteer.presses(/perantara/);
    await volunteer.presses(/Tunjukkan langkahku \(2\)/);
    const result = await volunteer.sees(/Peranmu sekarang: Mediator/);
    await volunteer.presses(/^1 · /);

    expect(result.text).toContain("perantara");
    expect((await volunteer.sees(/M8/)).text).toContain("Ucapkan:");
  });

  it("takes at most six taps from /panduan to the first card, and no typing", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    const taps = ["✅ Tidak ada, lanjut", /Sudah bertengkar/, /Kelompok/, /kubu/, /Tunjukkan langkahku/, /^1 · /];
    for (const tap of taps) await volunteer.presses(tap);

    await volunteer.sees(/Ucapkan:/);
    expect(taps.length).toBeLessThanOrEqual(6);
  });

  it("shows no technique while there is violence, and whom to call at once", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.presses(/Ada kekerasan sekarang/);
    const card = await volunteer.sees(/🛑/);

    expect(card.text).toContain("110");
    expect(volunteer.buttons().join()).not.toMatch(/^\d · /);
  });

  it("goes on after violence only when it is calm and safe", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.presses(/Ada kekerasan sekarang/);
    await volunteer.presses("🕊 Sudah reda dan aman");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.sees(/2\/4/);
  });

  it("takes mediation away when one side refuses, and keeps facilitator tasks", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.presses(/menolak/);
    await volunteer.presses("✅ Lanjut");
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.presses(/Kelompok/);
    await volunteer.presses(/kubu/);
    await volunteer.presses(/Tunjukkan langkahku/);

    const result = await volunteer.sees(/Peranmu sekarang: Fasilitator/);
    expect(result.text).not.toMatch(/Mediator/);
  });

  it("sets a broker beside the role when somebody needs goods", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.presses(/Kelompok/);
    await volunteer.presses(/kubu/);
    for (let page = 0; page < 3; page++) await volunteer.presses("Berikutnya ▶️");
    await volunteer.presses(/makanan/);
    await volunteer.presses(/Tunjukkan langkahku \(2\)/);

    const result = await volunteer.sees(/Peranmu sekarang: Mediator/);
    expect(result.text).toContain("Di sampingnya: Broker");
    expect(volunteer.buttons().filter((label) => /^\d · /.test(label))).toHaveLength(4);
  });

  it("goes back a step, and the earlier answer can be changed", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.presses("↩️ Kembali");
    await volunteer.sees(/2\/4/);
    await volunteer.presses(/Sudah reda/);
    await volunteer.presses(/Kelompok/);
    await volunteer.presses(/kubu/);
    await volunteer.presses(/Tunjukkan langkahku/);

    await volunteer.sees(/Peranmu sekarang: Fasilitator/);
  });

  it("opens cards, steps, simpler words, the next card, the plan, and comes back to the result", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    for (const tap of [
      "✅ Tidak ada, lanjut",
      /Sudah bertengkar/,
      /Kelompok/,
      /kubu/,
      /Tunjukkan langkahku/,
      /^1 · /,
    ]) {
      await volunteer.presses(tap);
    }

    await volunteer.presses("🪜 Langkah-langkah");
    await volunteer.sees(/Tanda berhasil/);
    await volunteer.presses("💬 Lebih sederhana");
    await volunteer.sees(/kata sederhana/);
    await volunteer.presses("▶️ Kartu berikutnya");
    await volunteer.sees(/Ucapkan:/);
    await volunteer.presses("↩️ Hasil panduan");
    await volunteer.sees(/Peranmu sekarang/);
    await volunteer.presses("🪜 Siapkan langkah");
    await volunteer.sees(/Siapkan langkah/);
  });

  it("asks whether to go on when the guide is opened again halfway", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.types("/panduan");
    await volunteer.sees(/Lanjutkan, atau mulai lagi/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/2\/4/);
    await volunteer.types("/panduan");
    await volunteer.presses("🔄 Mulai lagi");
    await volunteer.sees(/1\/4/);
  });

  it("reads the first step in the volunteer's own words and ticks what it found", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);

    await volunteer.types("/panduan");
    await volunteer.sees(/1\/4/);
    await volunteer.types("mereka tidak mau bicara lagi, cuma mau lewat perantara");
    await volunteer.sees(/Yang aku tangkap: .*perantara/);
    await volunteer.presses("✅ Tidak ada, lanjut");
    await volunteer.presses(/Sudah bertengkar/);
    await volunteer.presses(/Kelompok/);

    expect(volunteer.buttons().join("\n")).toMatch(/Tunjukkan langkahku \([1-9]\)/);
  });
});
