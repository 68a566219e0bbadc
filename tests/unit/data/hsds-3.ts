/**
 * The part of the Human Services Data Specification 3.2 that we write, as facts: field, type, format, words allowed, and what
 * must be there. "!" required. Version 3.1 brought the last of these fields. Source: github.com/openreferral/specification,
 * folder schema, every table read in commit 149f77cdef6e8a2d617114a0ad31d3861a3bfe8a.
 */
export const HSDS_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: {
    id: "uuid!",
    organization_id: "uuid",
    name: "text!",
    description: "text",
    status: "active|inactive|defunct|temporarily closed!",
    application_process: "text",
    fees_description: "text",
    eligibility_description: "text",
    minimum_age: "number",
    maximum_age: "number",
    assured_date: "text",
    assurer_email: "email",
    alert: "text",
    organization: "one organization",
    phones: "many phone",
    schedules: "many schedule",
    service_areas: "many service_area",
    service_at_locations: "many service_at_location",
    required_documents: "many required_document",
    attributes: "many attribute",
    capacities: "many service_capacity",
  },
  organization: { id: "uuid!", name: "text!", description: "text!", email: "email", website: "uri" },
  location: {
    id: "uuid!",
    location_type: "physical|postal|virtual!",
    organization_id: "uuid",
    name: "text",
    latitude: "number",
    longitude: "number",
    external_identifier: "text",
    external_identifier_type: "text",
    addresses: "many address",
  },
  address: {
    id: "uuid!",
    location_id: "uuid",
    address_1: "text!",
    address_2: "text",
    city: "text!",
    state_province: "text!",
    postal_code: "text!",
    country: "text!",
    address_type: "physical|postal|virtual!",
  },
  service_at_location: {
    id: "uuid!",
    service_id: "uuid",
    location_id: "uuid",
    description: "text",
    service_areas: "many service_area",
    phones: "many phone",
    schedules: "many schedule",
    location: "one location",
  },
  schedule: {
    id: "uuid!",
    service_id: "uuid",
    location_id: "uuid",
    service_at_location_id: "uuid",
    timezone: "number",
    freq: "WEEKLY|MONTHLY",
    byday: "text",
    opens_at: "text",
    closes_at: "text",
  },
  phone: { id: "uuid!", service_at_location_id: "uuid", number: "text!", type: "text", description: "text" },
  service_area: {
    id: "uuid!",
    service_id: "uuid",
    service_at_location_id: "uuid",
    name: "text",
    extent: "text",
    extent_type: "text",
  },
  required_document: { id: "uuid!", service_id: "uuid", document: "text" },
  attribute: {
    id: "uuid!",
    link_id: "uuid",
    link_entity: "text",
    link_type: "text",
    value: "text",
    taxonomy_term: "one taxonomy_term",
  },
  taxonomy_term: { id: "uuid!", code: "text", name: "text!", description: "text!", taxonomy: "text" },
  service_capacity: {
    id: "uuid!",
    service_id: "uuid",
    unit: "one unit!",
    available: "number!",
    maximum: "number",
    updated: "date-time!",
  },
  unit: { id: "uuid!", name: "text!", scheme: "text", identifier: "text", uri: "uri" },
};

/** The same as JSON Schema. Fields that HSDS does not have are refused, so that a slip in a name is seen. */
export function hsdsSchema(root: string): object {
  const definitions = Object.entries(HSDS_TABLES).map(([table, fields]) => [table, schemaOf(fields)] as const);
  return { $ref: `#/definitions/${root}`, definitions: Object.fromEntries(definitions) };
}

function schemaOf(fields: Readonly<Record<string, string>>): object {
  const named = Object.entries(fields);
  return {
    type: "object",
    additionalProperties: false,
    required: named.filter(([, kind]) => kind.endsWith("!")).map(([name]) => name),
    properties: Object.fromEntries(named.map(([name, kind]) => [name, fieldOf(kind.replace("!", ""))])),
  };
}

function fieldOf(kind: string): object {
  const [how, table] = kind.split(" ");
  if (how === "one") return { $ref: `#/definitions/${table}` };
  if (how === "many") return { type: "array", items: { $ref: `#/definitions/${table}` } };
  if (kind.includes("|")) return { type: "string", enum: kind.split("|") };
  if (kind === "number") return { type: "number" };
  return kind === "text" ? { type: "string" } : { type: "string", format: kind };
}
