import { FileRefused } from "../../domain/import-file.ts";
import type { Draft } from "./draft.ts";
import { draftsOf, HsdsService } from "./hsds-service.ts";
import { openTables, ZIP_LIMITS } from "./open-zip.ts";
import { readTable, type TableRow } from "./read-table.ts";

type Rows = ReadonlyMap<string, readonly TableRow[]>;
const EMPTY: Rows = new Map();

/** HSDS in tables: each service is put together from the others. Throws FileRefused. */
export async function* readZip(content: Uint8Array): AsyncGenerator<Draft> {
  const tables = await openTables(content);
  const find = (...names: readonly string[]) => names.map((name) => tables.get(`${name}.csv`)).find((table) => table);
  const services = find("services", "service");
  const organizations = find("organizations", "organization");
  if (services === undefined || organizations === undefined) {
    const missing = [
      services === undefined ? "services.csv" : "",
      organizations === undefined ? "organizations.csv" : "",
    ];
    throw new FileRefused("tables", missing.filter((name) => name !== "").join(", "));
  }
  let held = 0;
  const hold = (cells: number) => {
    held += cells;
    if (held > ZIP_LIMITS.cells) throw new FileRefused("zip-rows");
  };
  const by = async (column: string, ...names: readonly string[]): Promise<Rows> => {
    const table = find(...names);
    return table === undefined ? EMPTY : groupBy(await table(), { table: `${names[0]}.csv`, column, hold });
  };
  const parts: Parts = {
    organizations: await by("id", "organizations", "organization"),
    locations: await by("id", "locations", "location"),
    addresses: await by("location_id", "addresses", "address"),
    placed: await by("service_id", "service_at_location", "service_at_locations", "services_at_location"),
    schedulesOfService: await by("service_id", "schedules", "schedule"),
    schedulesOfPlaced: await by("service_at_location_id", "schedules", "schedule"),
    schedulesOfLocation: await by("location_id", "schedules", "schedule"),
    phonesOfService: await by("service_id", "phones", "phone"),
    phonesOfPlaced: await by("service_at_location_id", "phones", "phone"),
    phonesOfLocation: await by("location_id", "phones", "phone"),
    phonesOfOrganization: await by("organization_id", "phones", "phone"),
    areasOfService: await by("service_id", "service_areas", "service_area"),
    areasOfPlaced: await by("service_at_location_id", "service_areas", "service_area"),
    documents: await by("service_id", "required_documents", "required_document"),
    attributes: await by("link_id", "attributes", "attribute"),
    terms: await by("id", "taxonomy_terms", "taxonomy_term"),
    capacities: await by("service_id", "service_capacity", "service_capacities"),
  };
  for await (const { row, line } of readTable(await services(), "services.csv")) {
    const service = HsdsService.parse(nest(row, parts));
    yield* draftsOf(service, () => ({ table: "services.csv", row: line }));
  }
}

type PartName =
  | ("organizations" | "locations" | "addresses" | "placed" | "documents" | "attributes" | "terms" | "capacities")
  | ("schedulesOfService" | "schedulesOfPlaced" | "schedulesOfLocation" | "areasOfService" | "areasOfPlaced")
  | ("phonesOfService" | "phonesOfPlaced" | "phonesOfLocation" | "phonesOfOrganization");
type Parts = Readonly<Record<PartName, Rows>>;

interface Grouping {
  readonly table: string;
  readonly column: string;
  /** Throws when all tables together hold too many cells. */
  readonly hold: (cells: number) => void;
}

async function groupBy(content: Uint8Array, { table, column, hold }: Grouping): Promise<Rows> {
  const groups = new Map<string, TableRow[]>();
  for await (const { row, size } of readTable(content, table)) {
    const key = row[column] ?? "";
    if (key === "") continue;
    hold(size);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** As the same service stands in HSDS JSON. */
function nest(service: TableRow, parts: Parts): object {
  const { id = "", organization_id: ofOrganization = "" } = service;
  const of = (part: PartName, key: string | undefined) => parts[part].get(key ?? "") ?? [];
  const [organization] = of("organizations", ofOrganization);
  return {
    ...service,
    // A column of the maker's own may be called like this.
    locations: [],
    organization: organization && { ...organization, phones: of("phonesOfOrganization", ofOrganization) },
    schedules: of("schedulesOfService", id),
    phones: of("phonesOfService", id),
    service_areas: of("areasOfService", id),
    required_documents: of("documents", id),
    capacities: of("capacities", id),
    attributes: of("attributes", id).map((attribute) => ({
      taxonomy_term: of("terms", attribute["taxonomy_term_id"])[0],
    })),
    service_at_locations: of("placed", id).map((placed) => {
      const [location] = of("locations", placed["location_id"]);
      return {
        ...placed,
        schedules: of("schedulesOfPlaced", placed["id"]),
        phones: of("phonesOfPlaced", placed["id"]),
        service_areas: of("areasOfPlaced", placed["id"]),
        location: location && {
          ...location,
          addresses: of("addresses", location["id"]),
          phones: of("phonesOfLocation", location["id"]),
          schedules: of("schedulesOfLocation", location["id"]),
        },
      };
    }),
  };
}
