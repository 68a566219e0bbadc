import { CLOCK_JUMPS } from "../faults/clock-jumps.ts";
import { DELIVERED_AGAIN } from "../faults/telegram-deliveries.ts";
import { TELEGRAM_CUT_OFF } from "../faults/telegram-network.ts";
import { TELEGRAM_WEATHER } from "../faults/telegram-weather.ts";
import { holdsInShort } from "../support/faults/short-form.ts";

/** Of each the way of delivery that has more to get wrong; `npm run soak` tries both. */
const IN_SHORT = [
  "telegram-weather-webhook",
  "telegram-silent",
  "telegram-network-polling",
  "telegram-again-webhook",
  "clock-jumps-polling",
];
const all = [...TELEGRAM_WEATHER, ...TELEGRAM_CUT_OFF, ...DELIVERED_AGAIN, ...CLOCK_JUMPS];

holdsInShort(all.filter(({ name }) => IN_SHORT.includes(name)));
