import { FileRefused, type ImportField } from "../../domain/import-file.ts";

/** What a column may be called, in small letters; the first name is the one we document. */
export const COLUMN_NAMES: Readonly<Record<ImportField, readonly [string, ...string[]]>> = {
  id: ["id", "kode sumber", "source id"],
  organisation: ["organisasi", "lembaga", "organisation", "organization"],
  service: ["layanan", "nama layanan", "service"],
  categories: ["kategori", "categories", "category"],
  place: ["kode wilayah", "wilayah", "kemendagri", "place", "place code"],
  latitude: ["lintang", "latitude", "lat"],
  longitude: ["bujur", "longitude", "lon", "lng"],
  areas: ["wilayah layanan", "area layanan", "areas", "areas served"],
  hours: ["jam buka", "jam", "hours", "opening hours"],
  eligibility: ["syarat", "eligibility"],
  documents: ["dokumen", "bawa", "documents"],
  cost: ["biaya", "cost", "fees"],
  phone: ["telepon", "telp", "phone"],
  whatsapp: ["whatsapp", "wa"],
  address: ["alamat", "address"],
  capacity: ["kapasitas", "capacity"],
  capacity_date: ["tanggal kapasitas", "capacity date", "capacity updated"],
  status: ["status"],
  checked: ["terakhir dicek", "checked", "last checked", "assured date"],
};

const NEEDED: readonly ImportField[] = ["organisation", "service", "categories", "place"];

/** Which field each column holds; undefined for one of the maker's own. Throws FileRefused with what is missing. */
export function readHeader(cells: readonly string[]): readonly (ImportField | undefined)[] {
  const fields = cells.map(fieldNamed);
  const missing = NEEDED.filter((field) => !fields.includes(field));
  if (missing.length > 0) throw new FileRefused("columns", missing.map((field) => COLUMN_NAMES[field][0]).join(", "));
  return fields.map((field, index) => (fields.indexOf(field) === index ? field : undefined));
}

function fieldNamed(cell: string): ImportField | undefined {
  const name = cell
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .trim();
  return (Object.keys(COLUMN_NAMES) as ImportField[]).find((field) => COLUMN_NAMES[field].includes(name));
}
