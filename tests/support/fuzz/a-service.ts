/** A service with everything that HSDS 3 can tell of one and we read. */
export const HSDS_SERVICE = {
  id: "11111111-1111-4111-8111-111111111111",
  name: "Bantuan pangan",
  status: "active",
  fees_description: "Gratis",
  eligibility_description: "Warga kabupaten",
  assured_date: "2026-11-01",
  organization: { id: "o1", name: "Dinas Sosial", phones: [{ number: "0274868000" }] },
  phones: [{ number: "08120000000", type: "whatsapp", service_id: "", description: "WA" }],
  schedules: [{ byday: "MO,TU", opens_at: "08:00", closes_at: "16:00+07:00", timezone: "7", freq: "WEEKLY" }],
  service_areas: [{ extent: "34.04", name: "Sleman" }],
  service_at_locations: [
    {
      id: "x1",
      location: {
        ...{ id: "l1", latitude: -7.7, longitude: 110.3, external_identifier: "34.04.01" },
        addresses: [{ address_1: "Jl. Satu 1", address_2: "" }],
      },
    },
  ],
  locations: [],
  required_documents: [{ document: "KTP" }],
  attributes: [{ taxonomy_term: { code: "food", name: "Pangan" } }],
  capacities: [{ available: 5, updated: "2026-11-20T08:00:00Z" }],
};
