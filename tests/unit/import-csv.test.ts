import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../src/telegram/documents/csv-line.ts";
import { readAll, recordsIn, refusalsIn } from "../support/read-import.ts";

const HEAD = "organisasi,layanan,kategori,kode wilayah";
const ROW = "Dinas Sosial Sleman,Bantuan pangan,pangan,34.04.01";
const refusalOf = async (content: Buffer | string, name?: string) =>
  readAll(content, name === undefined ? {} : { name }).then(
    () => "taken",
    ({ problem, detail }: { problem: string; detail: string }) => `${problem} ${detail}`.trim(),
  );

describe("a sheet of sources", () => {
  it("is read with everything it tells", async () => {
    const head = `id,${HEAD},lintang,bujur,wilayah layanan,jam buka,syarat,dokumen,biaya,telepon,whatsapp,alamat,kapasitas,tanggal kapasitas,status,terakhir dicek`;
    const row = `7,Dinas Sosial,"Pangan, cepat",pangan; Money,34.04.01,-7.7,110.36,34.04;ID,Sen-Jum 08.00-15.00,Warga,KTP; KK,Gratis,+62 274868000,0812000,"Jl. Satu, 1",5,2026-11-20,tutup sementara,01/11/2026`;
    const [record] = recordsIn(await readAll(`${head}\n${row}\n`));
    expect(record).toMatchObject({
      ...{ organisation: "Dinas Sosial", service: "Pangan, cepat", categories: ["food", "money"], place: "34.04.01" },
      ...{ coordinates: { latitude: -7.7, longitude: 110.36 }, areasServed: ["34.04", "ID"], documents: ["KTP", "KK"] },
      ...{ eligibility: "Warga", cost: "Gratis", status: "temporarily closed" },
      contact: { phone: "+62 274868000", whatsapp: "0812000", address: "Jl. Satu, 1" },
      capacity: { available: 5, updatedAt: Date.UTC(2026, 10, 20) },
      verified: { at: Date.UTC(2026, 10, 1), by: 0 },
    });
    expect(record?.hours?.openings).toHaveLength(5);
  });

  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("may part its cells with %s, with or without a mark of its encoding", async (_, separator) => {
    const text = `${HEAD}\r\n${ROW}\r\n`.replaceAll(",", separator);
    const [plain, marked] = [recordsIn(await readAll(text)), recordsIn(await readAll(`\uFEFF${text}`))];
    expect(plain).toHaveLength(1);
    expect(marked).toEqual(plain);
  });

  it("is refused in another encoding, and says which", async () => {
    expect(await refusalOf(Buffer.from(`\uFEFF${HEAD}\n${ROW}`, "utf16le"))).toBe("utf-16");
    expect(await refusalOf(Buffer.from(`${HEAD}\nPanti Caf\u00e9,x,pangan,34`, "latin1"))).toBe("not-utf-8");
  });

  it("is refused as a whole without its columns, and names those missing", async () => {
    expect(await refusalOf("organisasi,layanan,telepon\na,b,110")).toBe("columns kategori, kode wilayah");
    expect(await refusalOf("")).toBe("empty");
    expect(await refusalOf("abc", "foto.png")).toBe("kind");
  });

  it("is refused where a quote is never closed", async () => {
    expect(await refusalOf(`${HEAD}\n${ROW}\n"Panti,x,pangan,34\n${ROW}\n`)).toBe("broken 3");
  });

  it("has every refused row named with its line and all its reasons", async () => {
    const rows = [
      ROW,
      ",,,",
      "Panti,Sekolah,mobil,99.99",
      "Panti,Sekolah,sekolah,34.04",
      "Panti,Sekolah,sekolah,34.04",
      "Panti,Rumah,sekolah,34.04,lebih",
      `Panti,${"x".repeat(200)},sekolah,34.04`,
    ];
    const read = await readAll(`${HEAD}\n${rows.join("\n")}`);
    expect(recordsIn(read)).toHaveLength(2);
    expect(refusalsIn(read)).toEqual([
      ...["4: place unknown-place", "4: categories unknown-category", "6: duplicate", "7: columns"],
      "8: service too-long",
    ]);
  });

  it("counts the lines that hold nothing, so that the line it names is the line in the sheet", async () => {
    const read = await readAll(
      `${HEAD}\r\n\r\n${ROW}\r\n\r\n\r\n"Panti\nDua",x,mobil,34.04\r\n\r\n,,,\r\nA,B,mobil,34\r\n`,
    );

    expect(refusalsIn(read)).toEqual(["6: categories unknown-category", "10: categories unknown-category"]);
  });

  it("takes no word for a status that only the language of the machine knows", async () => {
    const read = await readAll(`${HEAD},status\n${ROW},constructor\n${ROW},__proto__\n`);

    expect(refusalsIn(read)).toEqual(["2: status unknown-status", "3: status unknown-status"]);
  });

  it("says what is wrong with coordinates, hours, numbers and days", async () => {
    const head = `${HEAD},lintang,bujur,jam buka,kapasitas,tanggal kapasitas,status,terakhir dicek,telepon`;
    const read = await readAll(`${head}\n${ROW},48.8,2.3,kapan saja,banyak,2026-01-01,entah,2099-01-01,tidak ada\n`);
    expect(refusalsIn(read)).toEqual([
      ...["2: latitude outside-indonesia", "2: hours unclear-hours", "2: capacity not-a-number"],
      ...["2: phone not-a-phone", "2: checked not-a-date", "2: status unknown-status"],
    ]);
  });

  it("gives the same entry the same id, whenever and wherever its row stands", async () => {
    const once = recordsIn(await readAll(`${HEAD}\n${ROW}\n`));
    const [first] = once;
    const again = recordsIn(await readAll(`catatan,${HEAD}\n,Lain,Lain,obat,34.04\n,${ROW}\n`));
    expect(again[1]).toEqual(first);
    expect(
      recordsIn(
        await readAll(`${HEAD}\n${ROW}\n`, {
          sources: [{ ...again[1], quality: { kind: "too few", outcomes: 0 } } as never],
        }),
      ),
    ).toEqual(once);
  });

  it("says nothing about what it has no column for: that stays, and what was retired stays retired", async () => {
    const [first] = recordsIn(
      await readAll(`${HEAD},telepon,jam buka,biaya,dokumen\n${ROW},129,Sen-Jum 08.00-15.00,Gratis,KTP\n`),
    );
    const stored = { ...first, status: "defunct", quality: { kind: "too few", outcomes: 0 } } as never;
    const [again] = recordsIn(await readAll(`${HEAD},biaya\n${ROW},\n`, { sources: [stored] }));

    expect(again).toMatchObject({ id: first?.id, status: "defunct", documents: ["KTP"], contact: { phone: "129" } });
    expect(again?.hours).toEqual(first?.hours);
    expect(again).not.toHaveProperty("cost");
  });

  it("keeps what looks like a formula as text, and the list of refused rows makes it harmless", async () => {
    const [record] = recordsIn(await readAll(`${HEAD},telepon\n=1+1,@SUM(A1),pangan,34.04,+62811\n`));
    expect(record).toMatchObject({ organisation: "=1+1", service: "@SUM(A1)", contact: { phone: "+62811" } });
    expect(csvLine(["=1+1", "+62", "-1", "@x", 'a"b'])).toBe(`"'=1+1","'+62","'-1","'@x","a""b"\r\n`);
  });

  it("ships as an example that is marked as one and names no number nobody has checked", async () => {
    const rows = await readAll(readFileSync("content/example-directory.csv"));
    expect(refusalsIn(rows)).toEqual([]);
    const records = recordsIn(rows);
    expect(records.filter(({ organisation }) => !organisation.startsWith("Contoh: "))).toEqual([]);
    const numbers = records.flatMap(({ contact: { phone, whatsapp } }) => [phone, whatsapp]);
    expect(numbers.filter((number) => number !== undefined)).toEqual(["129", "08111-129-129"]);
    expect(new Set(records.map(({ place }) => place.slice(0, 2))).size).toBeGreaterThan(9);
    expect(new Set(records.flatMap(({ categories }) => categories)).size).toBe(13);
  });

  it("loses control characters", async () => {
    const [record] = recordsIn(
      await readAll(`${HEAD}\nDinas\u0007 Sosial\u202E,x\u0000y,pangan,34.04\n`.replace("\u0000", "\u0001")),
    );
    expect(record).toMatchObject({ organisation: "Dinas Sosial", service: "xy" });
  });
});
