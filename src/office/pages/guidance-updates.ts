import { tellItem } from "../../content/words/guidance-words.ts";
import { countUnreadOfEach, createUnreadCounter, unreadWithin } from "../../domain/count-unread.ts";
import { draftBroadcast } from "../../domain/draft-broadcast.ts";
import { type GuidanceUpdate, updateId } from "../../domain/guidance-update.ts";
import { pageOf } from "../../domain/pages.ts";
import { rollBackGuidance } from "../../domain/publish-guidance.ts";
import { pageIn } from "../guidance-address.ts";
import type { OfficeHouse } from "../office-house.ts";
import { backWrongView, guidanceBackView } from "../views/guidance-back.ts";
import { addressOfItem } from "../views/guidance-item.ts";
import { guidanceUpdateView, type UnreadHere } from "../views/guidance-update.ts";
import { guidanceUpdatesView } from "../views/guidance-updates.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

const UPDATES_A_PAGE = 20;
const PLACES_A_PAGE = 40;

/** All versions: what each changed, who has not read it, and the way back. */
export function addGuidanceUpdates(corridor: Corridor, house: OfficeHouse): void {
  const countUnread = createUnreadCounter(house.audience, () => performance.now());

  corridor.page("/guidance/updates", "admins", async ({ query, speech }) => {
    const page = pageOf(house.updates.all(), pageIn(query), UPDATES_A_PAGE);
    const unread = await countUnreadOfEach(page.shown.map(updateId), house);
    const body = guidanceUpdatesView(page, { unread, catalogue: house.catalogue }, speech);
    return { kind: "page", title: speech.say("office.guidance-updates"), body };
  });

  corridor.page("/guidance/updates/:number", "admins", async (visit) => {
    const update = updateIn(visit, house);
    const { query, speech } = visit;
    const area = query["area"] ?? "";
    if (update === undefined || (area !== "" && house.places.get(area) === undefined)) return { kind: "missing" };
    const counts = await countUnread({ hasNotRead: updateId(update) }, area === "" && query["page"] === undefined);
    const names = { places: house.places, nowhere: speech.say("updates.no-place") };
    const { total, places } = unreadWithin(counts, area, names);
    const unread = { ...areaHere(area, visit, house), total, places: pageOf(places, pageIn(query), PLACES_A_PAGE) };
    const body = guidanceUpdateView({ update, catalogue: house.catalogue, unread }, speech);
    return { kind: "page", title: titleOf(update, visit, house), body };
  });

  corridor.page("/guidance/updates/:number/back", "admins", (visit) => askBack(visit, house));
  corridor.act("/guidance/updates/:number/back", "admins", (visit) => takeBack(visit, house));
  corridor.act("/guidance/updates/:number/tell", "admins", (visit) => draftNews(visit, house, "everybody"));
  corridor.act("/guidance/updates/:number/remind", "admins", (visit) => draftNews(visit, house, "unread"));
}

function askBack(visit: Visit, house: OfficeHouse): Answer {
  const plan = planIn(visit, house);
  if (plan === undefined) return { kind: "missing" };
  const { speech } = visit;
  const title = speech.say("office.guidance-back-title", { number: plan.update.number });
  return { kind: "page", title, body: guidanceBackView(plan, speech) };
}

async function takeBack(visit: Visit, house: OfficeHouse): Promise<Answer> {
  const update = updateIn(visit, house);
  if (update === undefined) return { kind: "missing" };
  const { actor, act, speech } = visit;
  const attempt = { number: update.number, asOf: Number(visit.fields["asOf"]), act };
  const done = await rollBackGuidance(actor, attempt, house);
  switch (done.kind) {
    case "rolled back":
      return { kind: "go", to: `/guidance/updates/${done.update.number}`, said: "done" };
    case "taken":
      return { kind: "go", to: `/guidance/updates/${update.number}/back`, said: "too-late" };
    case "same":
      return { kind: "go", to: `/guidance/updates/${update.number}`, said: "already" };
    case "wrong":
      return {
        kind: "page",
        title: titleOf(update, visit, house),
        body: backWrongView(update, `${addressOfItem(update.item)}/edit`, speech),
      };
    case "unknown":
    case "not an admin":
      return { kind: "missing" };
  }
}

/** The draft is the same one when the same form is sent again; it goes out only where broadcasts are confirmed. */
async function draftNews(visit: Visit, house: OfficeHouse, whom: "everybody" | "unread"): Promise<Answer> {
  const update = updateIn(visit, house);
  const area = visit.fields["area"] ?? "";
  if (update === undefined || (area !== "" && house.places.get(area) === undefined)) return { kind: "missing" };
  const audience = whom === "everybody" ? {} : { hasNotRead: updateId(update), ...(area !== "" && { places: [area] }) };
  const { actor, act } = visit;
  const wish = { content: house.newsOfUpdate(update), audience };
  const file = await draftBroadcast(wish, { actor, opened: act, act }, house);
  if (file === undefined) return { kind: "go", to: "/broadcasts", said: "already" };
  return { kind: "go", to: `/broadcasts/${file.campaign.id}`, said: "done" };
}

function titleOf({ number, item }: GuidanceUpdate, { speech }: Visit, { catalogue }: OfficeHouse): string {
  return speech.say("office.guidance-update-title", { number, title: tellItem(item, catalogue, speech) });
}

function areaHere(
  area: string,
  { speech }: Visit,
  { places }: OfficeHouse,
): Pick<UnreadHere, "area" | "areaName" | "around"> {
  const nameOf = (code: string) => places.get(code)?.name ?? speech.say("updates.whole-country");
  const code = places.get(area)?.parent ?? "";
  return { area, areaName: nameOf(area), around: area === "" ? undefined : { code, name: nameOf(code) } };
}

function planIn({ params }: Visit, { updates }: OfficeHouse) {
  return updates.planRollBack(Number(params["number"]));
}

function updateIn({ params }: Visit, { updates }: OfficeHouse): GuidanceUpdate | undefined {
  return updates.find(Number(params["number"]));
}
