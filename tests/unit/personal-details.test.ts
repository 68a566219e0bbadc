import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonalDetails, maskPersonalDetails } from "../../src/domain/personal-details.ts";

describe("details that point at a person", () => {
  it.each([
    ["NIK-nya 3404011203870002", ["nik"]],
    ["3404 0112 0387 0002", ["nik"]],
    ["Hubungi 081234567890 ya", ["phone"]],
    ["telp. (0274) 512345 atau +62 812-3456-7890", ["phone"]],
    ["tulis ke warga.baru@example.org", ["e-mail"]],
    ["Rumahnya di Jalan Melati No. 5", ["address"]],
    ["di jalan melati no 5 itu", ["address"]],
    ["masuk gang Mawar, belok kiri", ["address"]],
    ["warga RT 03/RW 02 berkumpul", ["address"]],
    ["rumah no. 12 yang catnya hijau", ["address"]],
    ["Jl. Kenanga 7, HP 0812 3456 7890", ["phone", "address"]],
  ])("are found in %j", (text, details) => {
    expect(findPersonalDetails(text)).toEqual(details);
    expect(findPersonalDetails(maskPersonalDetails(text))).toEqual([]);
  });

  it.each([
    "Pihak A mau bertemu Pihak B hari Senin pukul 10.00",
    "Ganti rugi Rp 1.500.000 dibayar 12-11-2026",
    "Jalan desa rusak, semua jalan kaki ke sawah",
    "Mereka jalan kaki 3 km, lalu jalan 2 jam lagi",
    "Mereka jalan bersama lagi, sudah reda",
    "Rapat dihadiri 25 orang, 12 di antaranya perempuan",
    "Telepon 110 atau 119 kalau pecah lagi",
    "Kasus K7M2Q, rujukan K7M2QX",
  ])("are not seen in %j", (text) => {
    expect(findPersonalDetails(text)).toEqual([]);
  });

  it("are gone from any text that was masked, and nothing else is touched in a text without them", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0186 .-+()RTWa@/")) }), (text) => {
        const masked = maskPersonalDetails(text);

        expect(findPersonalDetails(masked)).toEqual([]);
        if (findPersonalDetails(text).length === 0) expect(masked).toBe(text);
      }),
    );
  });
});
