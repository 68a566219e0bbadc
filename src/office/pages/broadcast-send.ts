import { tellFiling } from "../../content/words/broadcast-filing.ts";
import type { CampaignFile } from "../../domain/campaign-book.ts";
import { type Agreement, confirmCampaign } from "../../domain/confirm-campaign.ts";
import type { AudienceCount } from "../../domain/count-audience.ts";
import type { OfficeHouse } from "../office-house.ts";
import { checkView, type Question } from "../views/broadcast-check.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { broadcastViewing } from "./broadcast-viewing.ts";

/** The last look at a broadcast, and its confirmation. */
export function addBroadcastSend(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/broadcasts/:id/check", "admins", async (visit) => {
    const file = await house.campaigns.find(visit.params["id"] ?? "");
    if (file === undefined) return { kind: "missing" };
    const { id, state } = file.campaign;
    // Not looked at yet, changed since, or on its way: its own page says so.
    if (state !== "previewed") return { kind: "go", to: `/broadcasts/${id}` };
    return checkPage(visit, file, { kind: "first" }, await countFor(file, house), house);
  });

  corridor.act("/broadcasts/:id/confirm", "admins", async (visit) => {
    const file = await house.campaigns.find(visit.params["id"] ?? "");
    return file === undefined ? { kind: "missing" } : confirm(visit, file, house);
  });
}

async function confirm(visit: Visit, file: CampaignFile, house: OfficeHouse): Promise<Answer> {
  const agreed = agreementIn(visit);
  const to = `/broadcasts/${file.campaign.id}`;
  const count = () => countFor(file, house);
  const confirming = await confirmCampaign(visit, file, agreed, { ...house, count });
  switch (confirming.kind) {
    case "late":
      return checkPage(visit, file, { kind: "first" }, "late", house);
    case "number changed":
      return checkPage(visit, file, { kind: confirming.kind, before: agreed.recipients }, confirming.count, house);
    case "many recipients":
      return checkPage(visit, file, { kind: confirming.kind, agreed }, confirming.count, house);
    case "sent lately":
      return checkPage(visit, file, { ...confirming, agreed }, await count(), house);
    case "moved":
      await begin(visit, confirming.file, house);
      return { kind: "go", to, said: "done" };
    case "unchanged":
      return { kind: "go", to, said: "already" };
    case "refused":
      return tellFiling(confirming, visit.speech) === undefined
        ? { kind: "missing" }
        : { kind: "go", to, said: "too-late" };
    case "unknown":
      return { kind: "missing" };
  }
}

/** Whoever has confirmed it follows it in the chat too, as if it had been confirmed there. */
async function begin(
  { id: person }: Visit,
  { campaign: { id }, progress }: CampaignFile,
  house: OfficeHouse,
): Promise<void> {
  const { campaigns, broadcastChat, broadcasts } = house;
  const file = await campaigns.find(id);
  const message = file === undefined || progress !== undefined ? undefined : await broadcastChat.follow(person, file);
  if (message !== undefined) await campaigns.noteProgressMessage(id, message);
  await broadcasts.wake(id);
}

function agreementIn({ fields }: Visit): Agreement {
  const recipients = Number(fields["recipients"] ?? "");
  return {
    recipients: Number.isSafeInteger(recipients) ? recipients : -1,
    isNamed: fields["named"] === "yes",
    isRepeatMeant: fields["repeat"] === "yes",
  };
}

function countFor({ campaign }: CampaignFile, { counter }: OfficeHouse): Promise<AudienceCount | "late"> {
  return counter.count(campaign.audience, async () => undefined);
}

function checkPage(
  visit: Visit,
  file: CampaignFile,
  question: Question,
  count: AudienceCount | "late",
  house: OfficeHouse,
): Answer {
  return {
    kind: "page",
    title: visit.speech.say("office.broadcast-check-title", { id: file.campaign.id }),
    body: checkView({ file, count, question, speeches: house.speeches }, broadcastViewing(visit, house)),
  };
}
