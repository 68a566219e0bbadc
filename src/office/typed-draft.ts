import { MOST_PLACES } from "../domain/aim-audience.ts";
import { AUDIENCE_ROLES, type Audience } from "../domain/audience.ts";
import type { CampaignFile } from "../domain/campaign-book.ts";
import { updateId } from "../domain/guidance-update.ts";
import { LANGUAGES } from "../domain/language.ts";
import { WEEKDAYS } from "../domain/local-time.ts";
import { UNCERTAIN_POLICIES } from "../domain/recipient-ledger.ts";
import type { DraftFields } from "./broadcast-fields.ts";
import type { OfficeHouse } from "./office-house.ts";
import type { Visit } from "./visit.ts";

const WHEN_KINDS = ["now", "once", "weekly"] as const;
/** Letters, with markup, of a text that is far too long already. */
const LONGEST = 20_000;

/** The form as it was sent. What nobody can have chosen there is left out. */
export function typedDraft(
  { fields, lists }: Pick<Visit, "fields" | "lists">,
  file: CampaignFile,
  house: Pick<OfficeHouse, "places" | "updates">,
): DraftFields {
  const text = (name: string) => (fields[name] ?? "").slice(0, LONGEST);
  return {
    texts: { id: text("text-id"), en: text("text-en") },
    links: text("links"),
    asksToConfirm: fields["asks"] === "yes",
    isUrgent: fields["urgent"] === "yes",
    policy: UNCERTAIN_POLICIES.find((policy) => policy === fields["policy"]) ?? file.campaign.policy,
    audience: audienceIn({ fields, lists }, file, house),
    when: {
      kind: WHEN_KINDS.find((kind) => kind === fields["when"]) ?? "now",
      ...{ date: text("date").slice(0, 10), time: text("time").slice(0, 5) },
      day: WEEKDAYS.find((day) => day === fields["day"]) ?? WEEKDAYS[0],
      weeklyTime: text("weekly-time").slice(0, 5),
    },
  };
}

function audienceIn(
  { fields, lists }: Pick<Visit, "fields" | "lists">,
  { campaign }: CampaignFile,
  { places, updates }: Pick<OfficeHouse, "places" | "updates">,
): Audience {
  const roles = AUDIENCE_ROLES.filter((role) => lists["roles"]?.includes(role));
  const language = LANGUAGES.find((one) => one === fields["language"]);
  const codes = [...new Set(lists["places"])].filter((code) => places.get(code) !== undefined).slice(0, MOST_PLACES);
  const joinedSince = momentIn(fields["joined"] ?? "");
  const latest = updates.latest();
  const known = [campaign.audience.hasNotRead, latest === undefined ? undefined : updateId(latest)];
  const hasNotRead = known.find((id) => id !== undefined && id === fields["unread"]);
  return {
    ...(codes.length > 0 && { places: codes }),
    ...(roles.length > 0 && { roles }),
    ...(language !== undefined && { language }),
    ...(joinedSince !== undefined && { joinedSince }),
    ...(fields["referrals"] === "yes" && ({ hasOpenReferrals: true } as const)),
    ...(hasNotRead !== undefined && { hasNotRead }),
  };
}

function momentIn(text: string): string | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) || new Date(at).toISOString() !== text ? undefined : text;
}
