import type { OfficeHouse } from "../office-house.ts";
import type { Corridor } from "../visit.ts";
import { addAudit } from "./audit.ts";
import { addBroadcasts } from "./broadcasts.ts";
import { addDirectory } from "./directory.ts";
import { addExports } from "./exports.ts";
import { addGaps } from "./gaps.ts";
import { addGuidance } from "./guidance.ts";
import { addMap } from "./map.ts";
import { addMembers } from "./members.ts";
import { addOverview } from "./overview.ts";
import { addQuality } from "./quality.ts";
import { addReferrals } from "./referrals.ts";

/** Every room of the page. */
export function addPages(corridor: Corridor, house: OfficeHouse): void {
  addOverview(corridor, house);
  addMap(corridor, house);
  addReferrals(corridor, house);
  addQuality(corridor, house);
  addGaps(corridor, house);
  addBroadcasts(corridor, house);
  addGuidance(corridor, house);
  addDirectory(corridor, house);
  addMembers(corridor, house);
  addAudit(corridor, house);
  addExports(corridor, house);
}
