import type { Source } from "../../domain/source.ts";
import { identifiersOf, ownService, uuidOf } from "../import/identify.ts";
import { takingTurns } from "../import/pieces.ts";
import {
  areasOf,
  attributesOf,
  capacitiesOf,
  documentsOf,
  locationOf,
  type Names,
  phonesOf,
  schedulesOf,
} from "./hsds-objects.ts";
import { EXPORT_MARKS } from "./split-export.ts";

/** The whole directory as an array of HSDS 3 services, in pieces of text. Who verified an entry stays here. */
export async function* exportHsds(sources: Iterable<Source>, names: Names): AsyncGenerator<string> {
  const { begin, between, end } = EXPORT_MARKS;
  yield begin;
  let separator = "";
  for await (const service of takingTurns(servicesOf(sources, names))) {
    yield `${separator}\n${JSON.stringify(service)}`;
    separator = between;
  }
  yield end;
}

/** One service at several places goes out once, with all of them, where it is the same at each. */
async function* servicesOf(sources: Iterable<Source>, names: Names): AsyncGenerator<object> {
  const groups = Map.groupBy(sources, (source) => identifiersOf(source).service);
  for (const [identifier, members] of groups) {
    const alike = Map.groupBy(members, (member) => JSON.stringify(serviceOf(member, identifier, names)));
    let isFirst = true;
    for (const [text, same] of alike) {
      const [leader] = same;
      if (leader === undefined) continue;
      const service = isFirst ? identifier : ownService(leader.id);
      const told = isFirst ? (JSON.parse(text) as object) : serviceOf(leader, service, names);
      yield { ...told, service_at_locations: same.map((source) => placedOf(source, service, names)) };
      isFirst = false;
    }
  }
}

function serviceOf(source: Source, service: string, names: Names): object {
  const { organization } = identifiersOf(source);
  const { organisation, eligibility, cost, verified, capacity, status } = source;
  return {
    id: service,
    organization_id: organization,
    name: source.service,
    status,
    ...(cost !== undefined && { fees_description: cost }),
    ...(eligibility !== undefined && { eligibility_description: eligibility }),
    ...(verified !== undefined && { assured_date: new Date(verified.at).toISOString().slice(0, 10) }),
    organization: { id: organization, name: organisation, description: organisation },
    required_documents: documentsOf(source, service),
    attributes: attributesOf(source, service, names),
    ...(capacity !== undefined && { capacities: capacitiesOf(source, service) }),
  };
}

function placedOf(source: Source, service: string, names: Names): object {
  const { location } = identifiersOf(source);
  const id = placedIdentifier(service, location);
  return {
    id,
    service_id: service,
    location_id: location,
    service_areas: areasOf(source, id, names),
    phones: phonesOf(source, id),
    schedules: schedulesOf(source, id),
    location: locationOf(source, location, names),
  };
}

function placedIdentifier(service: string, location: string): string {
  return uuidOf(`placed:${service}:${location}`);
}
