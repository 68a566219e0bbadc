import { beginDraft } from "../../domain/begin-draft.ts";
import type { OfficeHouse } from "../office-house.ts";
import { broadcastList } from "../views/broadcast-list.ts";
import type { Corridor, Visit } from "../visit.ts";
import { addBroadcastDraft } from "./broadcast-draft.ts";
import { addBroadcastGoing } from "./broadcast-going.ts";
import { addBroadcastSend } from "./broadcast-send.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";

const A_PAGE = 20;

/** The same campaigns as in the chat: what is begun here can be finished there, and the other way round. */
export function addBroadcasts(corridor: Corridor, house: OfficeHouse): void {
  const { campaigns } = house;

  corridor.page("/broadcasts", "admins", async (visit) => {
    const { total } = await campaigns.list(0, 0);
    const pages = Math.max(1, Math.ceil(total / A_PAGE));
    const page = Math.min(pageIn(visit), pages - 1);
    const { files } = await campaigns.list(page * A_PAGE, A_PAGE);
    const underWay = page === 0 ? (await campaigns.underWay()).slice(0, A_PAGE) : [];
    return {
      kind: "page",
      title: visit.speech.say("office.menu-broadcasts"),
      body: broadcastList({ underWay, files, page, pages }, broadcastViewing(visit, house)),
    };
  });

  corridor.act("/broadcasts/new", "admins", async ({ id, act }) => {
    const { campaign } = await beginDraft(id, act, campaigns);
    return { kind: "go", to: `/broadcasts/${campaign.id}` };
  });

  addBroadcastDraft(corridor, house);
  addBroadcastSend(corridor, house);
  addBroadcastGoing(corridor, house);
}

function pageIn({ query }: Visit): number {
  const page = Number(query["page"] ?? 0);
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}
