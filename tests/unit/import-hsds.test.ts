import { describe, expect, it } from "vitest";
import { readAll, recordsIn, refusalsIn } from "../support/read-import.ts";
import { zipOf } from "../support/zip.ts";

const LOCATION = {
  id: "l1",
  location_type: "physical",
  external_identifier: "34.04.01",
  latitude: -7.7,
  longitude: 110.3,
};
const SERVICE = {
  ...{ id: "s1", name: "Bantuan pangan", status: "active", assured_date: "2026-11-01", fees_description: "Gratis" },
  organization: { id: "o1", name: "Dinas Sosial", description: "x" },
  attributes: [
    { taxonomy_term: { code: "food", name: "Pangan" } },
    { taxonomy_term: { code: "BD-1800", name: "Meals" } },
  ],
  required_documents: [{ document: "KTP" }],
  capacities: [{ available: 4, updated: "2026-11-20T03:00:00.000Z" }],
  service_at_locations: [
    {
      id: "p1",
      location: LOCATION,
      schedules: [{ freq: "WEEKLY", byday: "MO,TU", opens_at: "08:00+07:00", closes_at: "15:00+07:00" }],
      phones: [{ number: "129" }, { number: "08111-129-129", type: "text", description: "WhatsApp" }],
      service_areas: [{ extent: "34.04" }],
    },
  ],
};
const EXPECTED = {
  ...{ organisation: "Dinas Sosial", service: "Bantuan pangan", categories: ["food"], place: "34.04.01" },
  ...{ areasServed: ["34.04"], documents: ["KTP"], cost: "Gratis", status: "active" },
  coordinates: { latitude: -7.7, longitude: 110.3 },
  contact: { phone: "129", whatsapp: "08111-129-129" },
  capacity: { available: 4, updatedAt: Date.UTC(2026, 10, 20, 3) },
  verified: { at: Date.UTC(2026, 10, 1), by: 0 },
  hours: {
    offsetMinutes: 420,
    openings: ["MO", "TU"].map((day) => ({ day, opensAt: 480, closesAt: 900 })),
  },
};

const readJson = (value: unknown) => readAll(JSON.stringify(value), { name: "hsds.json" });
const refusalOf = async (content: Buffer | string, name: string) =>
  readAll(content, { name }).then(
    () => "taken",
    ({ problem, detail }: { problem: string; detail: string }) => `${problem} ${detail}`.trim(),
  );

describe("an HSDS 3 file", () => {
  it("is read as an array and as a page of contents", async () => {
    const [array] = recordsIn(await readJson([SERVICE]));
    const [page] = recordsIn(await readJson({ page_number: 1, contents: [SERVICE] }));
    expect(array).toMatchObject(EXPECTED);
    expect(page).toEqual(array);
  });

  it("gives an entry for each place of a service", async () => {
    const [placed] = SERVICE.service_at_locations;
    const other = { ...placed, id: "p2", location: { ...LOCATION, id: "l2", external_identifier: "34.04.02" } };
    const records = recordsIn(await readJson([{ ...SERVICE, service_at_locations: [placed, other] }]));
    expect(records.map(({ place }) => place)).toEqual(["34.04.01", "34.04.02"]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(2);
    expect(records[0]?.identifiers?.service).toBe(records[1]?.identifiers?.service);
  });

  it("loses halves of letters, which Telegram would refuse in every list the entry stands in", async () => {
    const [record] = recordsIn(await readJson([{ ...SERVICE, name: "Bantuan \ud83c pangan" }]));

    expect(record?.service.isWellFormed()).toBe(true);
  });

  it("names the services it cannot take", async () => {
    const nowhere = { ...SERVICE, id: "s2", service_at_locations: [] };
    const monthly = {
      ...SERVICE,
      id: "s3",
      schedules: [{ freq: "MONTHLY", byday: "2MO" }],
      service_at_locations: [{ location: LOCATION }],
    };
    const rows = await readJson([nowhere, "no service", monthly, { ...SERVICE, id: "s4", status: "open" }]);
    expect(refusalsIn(rows)).toEqual([
      "1: place missing",
      "2: unreadable",
      "3: hours unclear-hours",
      "4: status unknown-status",
    ]);
  });

  it("is refused as a whole when it breaks in the middle, or holds no services", async () => {
    const text = JSON.stringify([SERVICE, SERVICE, SERVICE]);
    expect(await refusalOf(text.slice(0, -40), "a.json")).toBe("broken 3");
    expect(await refusalOf(text.replace('"s1","name"', '"s1" "name"'), "a.json")).toBe("broken 1");
    expect(await refusalOf('{"name":"x"}', "a.json")).toBe("no-services");
    expect(await refusalOf("[]", "a.json")).toBe("no-services");
  });
});

const TABLES = {
  "organizations.csv": "id,name,description\no1,Dinas Sosial,x\n",
  "services.csv":
    "id,organization_id,name,status,assured_date,fees_description\ns1,o1,Bantuan pangan,active,2026-11-01,Gratis\n",
  "locations.csv": "id,location_type,external_identifier,latitude,longitude\nl1,physical,34.04.01,-7.7,110.3\n",
  "service_at_location.csv": "id,service_id,location_id\np1,s1,l1\n",
  "schedules.csv":
    'id,service_at_location_id,service_id,freq,byday,opens_at,closes_at\nx,p1,s1,WEEKLY,"MO,TU",08:00+07:00,15:00+07:00\n',
  "phones.csv":
    "id,service_at_location_id,number,type,description\na,p1,129,voice,\nb,p1,08111-129-129,text,WhatsApp\n",
  "service_areas.csv": "id,service_id,name,extent\na,s1,Sleman,34.04\n",
  "required_documents.csv": "id,service_id,document\na,s1,KTP\n",
  "attributes.csv": "id,link_id,taxonomy_term_id,link_entity\na,s1,t1,service\n",
  "taxonomy_terms.csv": "id,code,name,description\nt1,food,Pangan,x\n",
  "service_capacity.csv": "id,service_id,unit_id,available,updated\na,s1,u,4,2026-11-20T03:00:00.000Z\n",
};
const packed = (tables: Readonly<Record<string, string>>) =>
  zipOf(Object.entries(tables).map(([name, content]) => ({ name, content })));

describe("a zip of HSDS tables", () => {
  it("gives what the same service gives as JSON", async () => {
    const [json] = recordsIn(await readJson([SERVICE]));
    expect(recordsIn(await readAll(packed(TABLES), { name: "hsds.zip" }))).toEqual([json]);
  });

  it("takes the names of tables in one and in many", async () => {
    const one = Object.entries(TABLES).map(([name, text]) => [name.replace(/s\.csv$/, ".csv"), text] as const);
    const many = { ...TABLES, "service_at_locations.csv": TABLES["service_at_location.csv"] };
    const { "service_at_location.csv": _placed, ...renamed } = many;
    const [record] = recordsIn(await readAll(packed(TABLES), { name: "hsds.zip" }));

    expect(one.map(([name]) => name)).toContain("service.csv");
    expect(recordsIn(await readAll(packed(Object.fromEntries(one)), { name: "hsds.zip" }))).toEqual([record]);
    expect(recordsIn(await readAll(packed(renamed), { name: "hsds.zip" }))).toEqual([record]);
  });

  it("gives a service no phone and no hours of another service at the same place or office", async () => {
    const services = `${TABLES["services.csv"]}s2,o1,Bantuan hukum,active,2026-11-01,\n`;
    const placed = `${TABLES["service_at_location.csv"]}p2,s2,l1\n`;
    const phones =
      "id,service_id,location_id,organization_id,service_at_location_id,number\na,s1,l1,o1,p1,129\nb,s1,,o1,,110\n";
    const schedules =
      "id,service_id,location_id,service_at_location_id,freq,byday,opens_at,closes_at\nx,s1,l1,p1,WEEKLY,MO,08:00+07:00,15:00+07:00\n";
    const attributes = `${TABLES["attributes.csv"]}b,s2,t1,service\n`;
    const file = {
      ...TABLES,
      "attributes.csv": attributes,
      "services.csv": services,
      "service_at_location.csv": placed,
    };
    const read = async (more: object) =>
      recordsIn(
        await readAll(packed({ ...file, "phones.csv": phones, "schedules.csv": schedules, ...more }), {
          name: "a.zip",
        }),
      );

    const [first, second] = await read({});
    expect(first).toMatchObject({ contact: { phone: "129" }, hours: { openings: [{ day: "MO" }] } });
    expect(second?.contact).toEqual({});
    expect(second?.hours).toBeUndefined();

    const [, ofTheOffice] = await read({ "phones.csv": `${phones}c,,,o1,,119\n` });
    expect(ofTheOffice?.contact).toEqual({ phone: "119" });
    const [, ofThePlace] = await read({ "phones.csv": `${phones}c,,l1,o1,,113\nd,,,o1,,119\n` });
    expect(ofThePlace?.contact).toEqual({ phone: "113" });
    const [, itsOwn] = await read({ "phones.csv": `${phones}c,,l1,o1,,113\nd,s2,l9,,,119\ne,s2,l1,,,115\n` });
    expect(itsOwn?.contact).toEqual({ phone: "115" });
  });

  it("may have columns of its own, also ones named like what belongs to a service", async () => {
    const [head = "", row = ""] = TABLES["services.csv"].split("\n");
    const services = `${head},locations,attributes,organization\n${row},3,2,Dinas\n`;

    expect(
      recordsIn(await readAll(packed({ ...TABLES, "services.csv": services }), { name: "hsds.zip" })),
    ).toHaveLength(1);
  });

  it("may have its tables in folders, even in ones that climb out", async () => {
    const climbing = Object.fromEntries(Object.entries(TABLES).map(([name, text]) => [`../../etc/${name}`, text]));
    expect(recordsIn(await readAll(packed(climbing), { name: "hsds.zip" }))).toHaveLength(1);
  });

  it("names the table and line of what it cannot take, and tables that are missing", async () => {
    const services = `${TABLES["services.csv"]}s2,o1,Lain,active,,\n`;
    const rows = await readAll(packed({ ...TABLES, "services.csv": services }), { name: "hsds.zip" });
    expect(rows[1]).toMatchObject({ kind: "refused", at: { table: "services.csv", row: 3 } });
    expect(await refusalOf(packed({ "organizations.csv": "id\n1" }), "a.zip")).toBe("tables services.csv");
    expect(await refusalOf(packed({ ...TABLES, "phones.csv": 'id,number\n"1,2\n' }), "a.zip")).toBe(
      "broken phones.csv: 2",
    );
    expect(await refusalOf(packed({ ...TABLES, "phones.csv": "\uFEFFid".replace("i", "\u0000") }), "a.zip")).toBe(
      "utf-16",
    );
  });

  it("is not unpacked when it is a bomb", async () => {
    const bomb = zipOf([{ name: "services.csv", content: Buffer.alloc(30 * 1024 * 1024, 65) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb, "a.zip")).toBe("zip-ratio");
    const many = zipOf(Array.from({ length: 101 }, (_, index) => ({ name: `${index}.csv`, content: "x" })));
    expect(await refusalOf(many, "a.zip")).toBe("zip-entries");
    const huge = Array.from({ length: 3 }, (_, index) => ({ name: `${index}.csv`, content: "x", announced: 2 ** 27 }));
    expect(await refusalOf(zipOf(huge.slice(0, 2)), "a.zip")).toMatch(/^zip-/);
  });

  it("is refused when its tables would fill the memory, though they unpack to little", async () => {
    const long = Array.from({ length: 2_000_000 }, (_, index) => `${index},${(index * 7919) % 999_983},t`).join("\n");
    const terms = `id,link_id,taxonomy_term_id\n${long}\n`;
    expect(await refusalOf(packed({ ...TABLES, "attributes.csv": terms }), "a.zip")).toBe("zip-rows");
  }, 60_000);

  it("is not believed when it lies about its size", async () => {
    const content = Buffer.alloc(30 * 1024 * 1024, 65);
    const lying = zipOf(
      [
        ...Object.entries(TABLES).map(([name, text]) => ({ name, content: text })),
        { name: "phone.csv", content: "id\n" },
      ].map((file) => (file.name === "services.csv" ? { name: file.name, content, announced: 20 } : file)),
    );
    expect(await refusalOf(lying, "a.zip")).toBe("broken services.csv");
  });

  it("is refused when it is cut off", async () => {
    expect(await refusalOf(packed(TABLES).subarray(0, 900), "a.zip")).toBe("broken zip");
  });
});
