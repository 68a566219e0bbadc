import { type Api, InputFile } from "grammy";
import { casesIn, type EarlyWarning, type WarningNotices } from "../domain/early-warning.ts";
import type { House } from "./context.ts";
import { drawBarChart } from "./documents/bar-chart.ts";
import { isUnreachable, post, toMarkup } from "./message-sender.ts";
import { warningChart } from "./replies/warning-chart.ts";
import { type WarningView, warningReply } from "./replies/warnings.ts";

type WarningHouse = Pick<House, "members" | "speeches" | "defaultLanguage" | "places" | "now">;

/** The early warning that comes by itself, each in the language of who reads it. */
export function createWarningNotices(api: Api, house: WarningHouse): WarningNotices {
  const { members, speeches, defaultLanguage, places } = house;
  return {
    async warn(to: number, area: string, warning: EarlyWarning): Promise<boolean> {
      const language = (await members.find(to))?.language ?? defaultLanguage;
      try {
        await sendWarning(api, to, { area, warning, places, speech: speeches[language] }, house.now());
        return true;
      } catch (error) {
        if (isUnreachable(error)) return false;
        throw error;
      }
    },
  };
}

/** Picture and text in one message: the text is what the picture shows. Where only rumours are told there is nothing to draw. */
export async function sendWarning(api: Api, to: number, view: WarningView, now: Date): Promise<void> {
  if (!view.warning.weeks.some((week) => casesIn(week) > 0)) return post(api, to, warningReply(view));
  const picture = await drawBarChart(warningChart(view, now.getTime()));
  const reply = warningReply(view);
  const options = { caption: reply.text, parse_mode: "HTML" as const, reply_markup: toMarkup(reply) };
  await api.sendPhoto(to, new InputFile(picture, "juru-damai.png"), options);
}
