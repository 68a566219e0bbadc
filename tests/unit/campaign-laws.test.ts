import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAMPAIGN_STATES, type CampaignState, startCampaign } from "../../src/domain/campaign.ts";
import { replayCampaign } from "../../src/domain/campaign-log.ts";
import { moveCampaign } from "../../src/domain/move-campaign.ts";
import { anyCampaignActors, anyCampaignEvents, campaignStories } from "./data/a-campaign.ts";

const RUNS = { numRuns: 500 };

/** Every change of state there is, written down a second time on purpose. */
const ARROWS: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ["previewed", "cancelled"],
  previewed: ["draft", "confirmed", "cancelled"],
  confirmed: ["scheduled", "running", "cancelled"],
  scheduled: ["running", "cancelled"],
  running: ["paused", "scheduled", "done", "cancelled"],
  paused: ["running", "scheduled", "done", "cancelled"],
  cancelled: [],
  done: [],
};

describe("no sequence of events", () => {
  it("leaves the state machine of a campaign", () => {
    fc.assert(
      fc.property(campaignStories, ({ log }) => {
        for (const { from, to } of log) if (from !== to) expect(ARROWS[from]).toContain(to);
      }),
      RUNS,
    );
  });

  it("loses a line of the log: each goes on from the one before, and all together make the campaign", () => {
    fc.assert(
      fc.property(campaignStories, ({ campaign, log }) => {
        expect(log.map(({ from }) => from)).toEqual(["draft", ...log.map(({ to }) => to)].slice(0, log.length));
        expect(campaign.version).toBe(log.length);
        expect(replayCampaign(startCampaign("c1"), log)).toEqual(campaign);
      }),
      RUNS,
    );
  });

  it("sends what no admin has confirmed, to nobody, or to many without their number", () => {
    fc.assert(
      fc.property(campaignStories, ({ log }) => {
        const start = log.findIndex(({ what }) => what.kind === "start");
        fc.pre(start >= 0);

        const confirmations = log.slice(0, start).filter(({ what }) => what.kind === "confirm");
        expect(confirmations).toHaveLength(1);
        for (const { who, what } of confirmations) {
          expect(who.role).toBe("admin");
          if (what.kind !== "confirm") continue;
          expect(what.recipients).toBeGreaterThan(0);
          if (what.recipients > 100) expect(what.named).toBe(what.recipients);
        }
      }),
      RUNS,
    );
  });

  it("changes words, audience, time or urgency after the confirmation", () => {
    fc.assert(
      fc.property(campaignStories, ({ log }) => {
        const confirmed = log.findIndex(({ what }) => what.kind === "confirm");
        fc.pre(confirmed >= 0);

        const later = log.slice(confirmed + 1).map(({ what }) => what.kind);
        for (const kind of ["write", "aim", "plan", "mark", "preview", "confirm"]) expect(later).not.toContain(kind);
      }),
      RUNS,
    );
  });

  it("starts a round early, twice, or within 48 hours of the one before", () => {
    fc.assert(
      fc.property(campaignStories, ({ log }) => {
        const starts = log.flatMap(({ what, when }) => (what.kind === "start" ? [{ round: what.round, when }] : []));

        expect(starts.map(({ round }) => round)).toEqual(starts.map((_, index) => index + 1));
        for (const [index, { when }] of starts.slice(1).entries()) {
          expect(when - (starts[index]?.when ?? 0)).toBeGreaterThanOrEqual(48 * 3_600_000);
        }
      }),
      RUNS,
    );
  });
});

describe("an event of a campaign", () => {
  it("that is refused or repeated leaves it as it was, and done twice moves it once", () => {
    fc.assert(
      fc.property(campaignStories, anyCampaignEvents, anyCampaignActors, ({ campaign, now }, event, actor) => {
        const before = structuredClone(campaign);

        const first = moveCampaign(campaign, event, actor, now);

        expect(campaign).toEqual(before);
        if (first.kind === "moved") {
          expect(moveCampaign(first.campaign, event, actor, now)).toEqual({ kind: "unchanged" });
        } else {
          expect(Object.keys(first)).not.toContain("campaign");
        }
      }),
      RUNS,
    );
  });

  it("of a volunteer or a coordinator never moves it", () => {
    const others = anyCampaignActors.filter(({ role }) => role === "volunteer" || role === "coordinator");

    fc.assert(
      fc.property(campaignStories, anyCampaignEvents, others, ({ campaign, now }, event, actor) => {
        expect(moveCampaign(campaign, event, actor, now).kind).toBe("refused");
      }),
      RUNS,
    );
  });
});

describe("the campaigns told here", () => {
  it("get into every state and into a second round, so that the laws above speak of all", () => {
    const told = fc.sample(campaignStories, { numRuns: 2_000, seed: 7 });
    const states = new Set(told.flatMap(({ log }) => log.map(({ to }) => to)));

    expect([...states].toSorted()).toEqual([...CAMPAIGN_STATES].toSorted());
    expect(Math.max(...told.map(({ campaign }) => campaign.round))).toBeGreaterThan(1);
  });
});
