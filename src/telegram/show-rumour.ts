import { regencyOf } from "../domain/area.ts";
import { tellPlace } from "../domain/place.ts";
import { type Rumour, SAME_RUMOUR } from "../domain/rumour.ts";
import { gatherSightings } from "../domain/sightings.ts";
import type { House, JuruContext } from "./context.ts";
import { show } from "./message-sender.ts";
import { rumourReply } from "./replies/rumours.ts";

/** One's own rumour, with what others in the same regency found of it. */
export async function showRumour(ctx: JuruContext, rumour: Rumour, house: House): Promise<void> {
  const area = regencyOf(rumour.place) ?? rumour.place;
  const since = house.now().getTime() - SAME_RUMOUR;
  const told = await house.rumours.toldIn(area, since);
  const byOthers = told.filter(({ topic, owner }) => topic === rumour.topic && owner !== rumour.owner);
  const [others] = gatherSightings(byOthers);
  await show(ctx, rumourReply({ rumour, others, area: tellPlace(area, house.places) ?? area }, ctx.speech));
}
