import type { Speech } from "../../content/speech.ts";
import { type BroadcastViewing, tellSchedule, tellTime, tellWeekday } from "../../content/words/broadcast-words.ts";
import { tellMomentIn, tellZone } from "../../content/words/local-moment.ts";
import type { Campaign } from "../../domain/campaign.ts";
import { DAY, HOUR, MINUTE } from "../../domain/duration.ts";
import { WEEKDAYS, type Weekday } from "../../domain/local-time.ts";
import { startOfDay } from "../../domain/read-moment.ts";
import { backToBroadcast } from "./broadcast-back.ts";
import type { Button, Reply } from "./reply.ts";

const HOURS = [7, 8, 9, 10, 12, 15, 17, 19];
const HOURS_A_ROW = 4;

/** When a draft goes out. Each button carries its moment, and says it: an old one means what it says. */
export function whenReply({ id, schedule }: Pick<Campaign, "id" | "schedule">, viewing: BroadcastViewing): Reply {
  const { speech, now, offsetOf } = viewing;
  const offsetMinutes = offsetOf(now);
  return {
    text: speech.say("broadcast.when", { when: tellSchedule(schedule, viewing), zone: tellZone(offsetMinutes) }),
    buttons: [
      [{ text: speech.say("button.when-now"), press: { name: "broadcastAt", id, at: 0 } }],
      ...presets(now, offsetMinutes).map((at): Button[] => [
        { text: tellMomentIn(at, offsetMinutes, speech), press: { name: "broadcastAt", id, at } },
      ]),
      [
        { text: speech.say("button.when-type"), press: { name: "broadcastWhenType", id } },
        { text: speech.say("button.when-weekly"), press: { name: "broadcastWeekdays", id } },
      ],
      backToBroadcast(id, speech),
    ],
  };
}

export function weekdaysReply(id: string, speech: Speech): Reply {
  const buttons = WEEKDAYS.map(
    (day): Button => ({ text: tellWeekday(day, speech), press: { name: "broadcastHours", id, day } }),
  );
  return {
    text: speech.say("broadcast.weekdays"),
    buttons: [buttons.slice(0, 4), buttons.slice(4), [backToWhen(id, speech)]],
  };
}

export function hoursReply(id: string, day: Weekday, speech: Speech): Reply {
  const buttons = HOURS.map((hour): Button => {
    const minute = hour * 60;
    return { text: tellTime(minute, speech), press: { name: "broadcastWeekly", id, day, minute } };
  });
  return {
    text: speech.say("broadcast.hours", { day: tellWeekday(day, speech) }),
    buttons: [
      buttons.slice(0, HOURS_A_ROW),
      buttons.slice(HOURS_A_ROW),
      [{ text: speech.say("button.when-type"), press: { name: "broadcastWhenType", id } }],
      [backToWhen(id, speech)],
    ],
  };
}

export function whenQuestionReply(id: string, { speech, now, offsetOf }: BroadcastViewing): Reply {
  return {
    text: speech.say("broadcast.ask-when", { zone: tellZone(offsetOf(now)) }),
    buttons: [[backToWhen(id, speech)]],
  };
}

/** In an hour, and the mornings and afternoons that come next. */
function presets(now: number, offsetMinutes: number): readonly number[] {
  const today = startOfDay({ now, offsetMinutes });
  const inAnHour = Math.ceil((now + HOUR) / (5 * MINUTE)) * 5 * MINUTE;
  const likely = [16 * HOUR, DAY + 8 * HOUR, DAY + 16 * HOUR, 2 * DAY + 8 * HOUR].map((after) => today + after);
  return [inAnHour, ...likely.filter((at) => at > inAnHour)];
}

function backToWhen(id: string, speech: Speech): Button {
  return { text: speech.say("button.broadcast-when"), press: { name: "broadcastWhen", id } };
}
