import { tellFiling } from "../../content/words/broadcast-filing.ts";
import { joinedWithin, MOST_PLACES, withoutFilter } from "../../domain/aim-audience.ts";
import type { Audience } from "../../domain/audience.ts";
import { isDraft } from "../../domain/begin-draft.ts";
import type { CampaignFile, Change } from "../../domain/campaign-book.ts";
import type { AudienceCounter } from "../../domain/count-audience.ts";
import { updateId } from "../../domain/guidance-update.ts";
import { broadcastViewing } from "../broadcast-viewing.ts";
import type { Press, PressOf } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";
import { fileCampaign } from "../file-campaign.ts";
import { settle, show } from "../message-sender.ts";
import { audienceReply } from "../replies/broadcast-audience.ts";
import { broadcastPlacesReply } from "../replies/broadcast-places.ts";
import { showBroadcast } from "../show-broadcast.ts";
import { enterBroadcast } from "./broadcast-draft.ts";

export type CountingDesk = House & { readonly counter: AudienceCounter };

/** Whom a draft is for. False for a press of another screen. */
export async function answerAudiencePress(ctx: JuruContext, press: Press, desk: CountingDesk): Promise<boolean> {
  if (press.name === "broadcastPlaceType") {
    await enterBroadcast(ctx, { about: "place", id: press.id });
    return true;
  }
  if (!isAudiencePress(press)) return false;
  const file = await desk.campaigns.find(press.id);
  if (file === undefined || !isDraft(file)) {
    await showBroadcast(ctx, file, desk, ctx.speech.say("broadcast.frozen"));
    return true;
  }
  await act(ctx, press, file, desk);
  return true;
}

type AudiencePress = PressOf<
  | "broadcastAudience"
  | "broadcastEveryone"
  | "broadcastPlaces"
  | "broadcastPlace"
  | "broadcastPlacesClear"
  | "broadcastRole"
  | "broadcastLanguage"
  | "broadcastJoined"
  | "broadcastReferrals"
  | "broadcastUnread"
>;

const AUDIENCE_PRESSES: ReadonlySet<Press["name"]> = new Set([
  ...(["broadcastAudience", "broadcastEveryone", "broadcastPlaces", "broadcastPlace", "broadcastPlacesClear"] as const),
  ...(["broadcastRole", "broadcastLanguage", "broadcastJoined", "broadcastReferrals", "broadcastUnread"] as const),
]);

function isAudiencePress(press: Press): press is AudiencePress {
  return AUDIENCE_PRESSES.has(press.name);
}

async function act(ctx: JuruContext, press: AudiencePress, file: CampaignFile, desk: CountingDesk): Promise<void> {
  const { id } = file.campaign;
  switch (press.name) {
    case "broadcastAudience":
      return showAudience(ctx, file, desk);
    case "broadcastPlaces":
      return showPlaces(ctx, file, press, desk);
    case "broadcastPlace":
      return tickPlace(ctx, press, file, desk);
    case "broadcastPlacesClear":
      await aim(ctx, id, (audience) => withoutFilter(audience, "places"), desk);
      return showAudience(ctx, await desk.campaigns.find(id), desk);
    default:
      await aim(ctx, id, (audience) => aimedBy(press, audience, desk), desk);
      return showAudience(ctx, await desk.campaigns.find(id), desk);
  }
}

type ChoicePress = Exclude<
  AudiencePress,
  PressOf<"broadcastAudience" | "broadcastPlaces" | "broadcastPlace" | "broadcastPlacesClear">
>;

function aimedBy(press: ChoicePress, audience: Audience, house: House): Audience {
  switch (press.name) {
    case "broadcastEveryone":
      return {};
    case "broadcastRole": {
      const others = (audience.roles ?? []).filter((role) => role !== press.role);
      const roles = press.on === "yes" ? [...others, press.role] : others;
      return roles.length === 0 ? withoutFilter(audience, "roles") : { ...audience, roles };
    }
    case "broadcastLanguage":
      return press.language === "any" ? withoutFilter(audience, "language") : { ...audience, language: press.language };
    case "broadcastJoined":
      return press.within === "any"
        ? withoutFilter(audience, "joinedSince")
        : { ...audience, joinedSince: daysAgo(Number(press.within), house) };
    case "broadcastReferrals":
      return press.on === "yes" ? { ...audience, hasOpenReferrals: true } : withoutFilter(audience, "hasOpenReferrals");
    case "broadcastUnread": {
      const latest = house.updates.latest();
      const isWanted = press.on === "yes" && latest !== undefined;
      return isWanted ? { ...audience, hasNotRead: updateId(latest) } : withoutFilter(audience, "hasNotRead");
    }
  }
}

function daysAgo(days: number, { now, offsetOf }: House): string {
  const at = now().getTime();
  return new Date(joinedWithin(days, { now: at, offsetMinutes: offsetOf(at) })).toISOString();
}

async function tickPlace(
  ctx: JuruContext,
  { code, page, on }: PressOf<"broadcastPlace">,
  { campaign }: CampaignFile,
  desk: CountingDesk,
): Promise<void> {
  const place = desk.places.get(code);
  if (place === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  const isTooMany = on === "yes" && (campaign.audience.places ?? []).length >= MOST_PLACES;
  if (isTooMany) return settle(ctx, ctx.speech.say("toast.too-many-places"));
  await aim(ctx, campaign.id, (audience) => withPlace(audience, code, on === "yes"), desk);
  const file = await desk.campaigns.find(campaign.id);
  if (file === undefined) return showBroadcast(ctx, file, desk);
  await showPlaces(ctx, file, { area: place.parent ?? "", page }, desk);
}

function withPlace(audience: Audience, code: string, isOn: boolean): Audience {
  const others = (audience.places ?? []).filter((other) => other !== code);
  const places = isOn ? [...others, code] : others;
  return places.length === 0 ? withoutFilter(audience, "places") : { ...audience, places };
}

async function aim(ctx: JuruContext, id: string, audience: Change<Audience>, house: House): Promise<void> {
  const filing = await fileCampaign(ctx, id, { kind: "aim", audience }, house);
  const refusal = filing.kind === "refused" ? tellFiling(filing, ctx.speech) : undefined;
  if (refusal !== undefined) await settle(ctx, refusal);
}

async function showPlaces(
  ctx: JuruContext,
  { campaign }: CampaignFile,
  { area, page }: { readonly area: string; readonly page: number },
  house: House,
): Promise<void> {
  if (area !== "" && house.places.get(area) === undefined) return settle(ctx, ctx.speech.say("general.old-button"));
  await show(ctx, broadcastPlacesReply(campaign, { area, page }, broadcastViewing(ctx, house)));
}

/** With the number, which may take seconds: then the screen says first that it is being counted. */
async function showAudience(ctx: JuruContext, file: CampaignFile | undefined, desk: CountingDesk): Promise<void> {
  if (file === undefined) return showBroadcast(ctx, file, desk);
  const viewing = broadcastViewing(ctx, desk);
  const hasUpdates = desk.updates.latest() !== undefined;
  const counting = await desk.counter.count(file.campaign.audience, () =>
    show(ctx, audienceReply({ ...file.campaign, hasUpdates }, "counting", viewing)),
  );
  await show(ctx, audienceReply({ ...file.campaign, hasUpdates }, counting, viewing));
}
