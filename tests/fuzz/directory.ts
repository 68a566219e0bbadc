import { FileRefused } from "../../src/domain/import-file.ts";
import type { Source } from "../../src/domain/source.ts";
import { writeSource } from "../../src/redis/source-record.ts";
import { HSDS_SERVICE } from "../support/fuzz/a-service.ts";
import { promise, type Target } from "../support/fuzz/target.ts";
import { readAll, recordsIn } from "../support/read-import.ts";
import { zipOf } from "../support/zip.ts";

const HEAD =
  "id,organisasi,layanan,kategori,kode wilayah,lintang,bujur,wilayah layanan,jam buka,syarat,dokumen,biaya,telepon,whatsapp,alamat,kapasitas,tanggal kapasitas,status,terakhir dicek";
const ROW = `7,Dinas Sosial,"Pangan, cepat",pangan; Money,34.04.01,-7.7,110.36,34.04;ID,Sen-Jum 08.00-15.00,Warga,KTP; KK,Gratis,+62 274868000,0812000,"Jl. Satu, 1",5,2026-11-20,tutup sementara,01/11/2026`;
const MOST_ROWS = 20_000;

async function readFile(name: string, content: Buffer, sources: readonly Source[] = []): Promise<unknown> {
  const rows = await readAll(content, { name, sources });
  promise(rows.length <= MOST_ROWS, "no more rows than the file has room for");
  // What is taken can be stored: the store has limits of its own.
  for (const record of recordsIn(rows)) writeSource(record);
  return rows;
}

const isRefusal = (error: unknown) => error instanceof FileRefused;

/** Our own sheet of sources. */
export const csv: Target = {
  name: "csv",
  seeds: [
    `${HEAD}\n${ROW}\n`,
    `\uFEFF${HEAD}\r\n${ROW}\r\n`.replaceAll(",", ";"),
    "organisasi\tlayanan\tkategori\tkode wilayah\nPanti\tTempat tinggal\tperumahan\t34.04\n",
    `organisasi,layanan,kategori,kode wilayah\n"Panti ""A""",x,pangan,34\n\n,,,\n`,
    Buffer.from(`\uFEFF${HEAD}\n${ROW}`, "utf16le"),
  ],
  words: [
    ...HEAD.split(","),
    "pangan",
    "Senin",
    "08.00-16.00",
    "24 jam",
    "ID",
    "34.04.01",
    "2026-11-20",
    '""',
    "aktif",
  ],
  longest: 16_384,
  read: (input) => readFile("sumber.csv", input),
  isRefusal,
};

/** HSDS 3 JSON. */
export const hsds: Target = {
  name: "hsds",
  seeds: [
    JSON.stringify([HSDS_SERVICE]),
    JSON.stringify({ contents: [HSDS_SERVICE, HSDS_SERVICE], total_pages: 1 }),
    "[{},null,[]]",
  ],
  words: [
    ...Object.keys(HSDS_SERVICE),
    "contents",
    "location",
    "WEEKLY",
    "MO,TU",
    "08:00",
    "34.04.01",
    "whatsapp",
    '{"a":',
    "\\ud800",
  ],
  longest: 16_384,
  read: (input) => readFile("sumber.json", input),
  isRefusal,
};

const TABLES = [
  { name: "services.csv", content: "id,organization_id,name,status\ns1,o1,Pangan,active\n" },
  { name: "organizations.csv", content: "id,name\no1,Dinas Sosial\n" },
  { name: "locations.csv", content: "id,external_identifier,latitude,longitude\nl1,34.04.01,-7.7,110.3\n" },
  { name: "service_at_location.csv", content: "id,service_id,location_id\nx1,s1,l1\n" },
  { name: "attributes.csv", content: "id,link_id,taxonomy_term_id\na1,s1,t1\n" },
  { name: "taxonomy_terms.csv", content: "id,code,name\nt1,food,Pangan\n" },
];

/** HSDS as a zip of tables: broken as bytes. */
export const zip: Target = {
  name: "zip",
  seeds: [
    zipOf(TABLES),
    zipOf([...TABLES, ...TABLES.map(({ content }) => ({ name: "../../services.csv", content }))]),
    zipOf([]),
  ],
  words: [
    "PK\u0001\u0002",
    "PK\u0003\u0004",
    "PK\u0005\u0006",
    "PK\u0006\u0006",
    "PK\u0006\u0007",
    "services.csv",
    "../",
  ],
  longest: 16_384,
  read: (input) => readFile("sumber.zip", input),
  isRefusal,
};

/** The same, whole as a zip and broken inside: the input is the tables, parted by a line of three hashes and a name. */
export const tables: Target = {
  name: "tables",
  seeds: [TABLES.map(({ name, content }) => `###${name}\n${content}`).join("")],
  words: [
    "###",
    "schedules.csv\n",
    "phones.csv\n",
    "__proto__.csv",
    "constructor",
    "locations",
    ...TABLES.map(({ name }) => name),
  ],
  longest: 16_384,
  read(input) {
    const files = input
      .toString()
      .split("###")
      .slice(1)
      .map((part) => {
        const end = part.indexOf("\n");
        return { name: part.slice(0, end === -1 ? 40 : Math.min(end, 40)), content: part.slice(end + 1) };
      });
    return readFile("sumber.zip", zipOf(files.slice(0, 90)));
  },
  isRefusal,
};
