import { decodePress, encodePress, FORMS, LONGEST_DATA } from "../../src/telegram/callback-data.ts";
import { promise, type Target } from "../support/fuzz/target.ts";

/** What a button brings back, made up or not. */
export const presses: Target = {
  name: "presses",
  seeds: [
    ...Object.keys(FORMS),
    ...[
      "placeList:34.04:2",
      "gateTick:2:5:1s",
      "card:4:0:1:0:2:1a",
      "safety:z",
      "broadcast:K7M2QX",
      "signalTick:3:1:zz",
    ],
  ],
  words: [":", "0", "1", "z", "34.04.01", "K7M2Q", "K7M2QX", "K7M2QK", "ab12cd", ...Object.keys(FORMS)],
  longest: 256,
  read(input) {
    const data = input.toString();
    const press = decodePress(data);
    if (press === undefined) return undefined;
    promise(Object.getPrototypeOf(press) === Object.prototype, "a press is a plain object");
    if (input.length > LONGEST_DATA) return press;
    const again = decodePress(encodePress(press));
    promise(JSON.stringify(again) === JSON.stringify(press), `what is read is written the same: ${data}`);
    return press;
  },
  isRefusal: (error) => error instanceof Error && error.message.startsWith("callback_data holds at most"),
};
