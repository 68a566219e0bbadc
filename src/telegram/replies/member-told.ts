import type { Speech } from "../../content/speech.ts";
import type { MemberNews, WordOfRefusal } from "../../domain/member-notices.ts";
import { type PlaceIndex, tellPlace } from "../../domain/place.ts";
import type { PressOf } from "../callback-data.ts";
import { waysOn } from "./guide.ts";
import type { Reply } from "./reply.ts";

/** What a member gets to read when an admin has decided something about that person. */
export function newsReply(news: MemberNews, places: PlaceIndex, speech: Speech): Reply {
  const withWays = (text: string): Reply => ({ text, buttons: waysOn(false, speech) });
  switch (news.kind) {
    case "accepted":
      return withWays(speech.say("start.approved"));
    case "refused":
      return withWays(refusalText(news.word, speech));
    case "appointed": {
      const press: PressOf<"referrals"> = { name: "referrals", list: "area", page: 0 };
      return {
        text: speech.say("members.told-appointed", { place: tellPlace(news.area, places) ?? news.area }),
        buttons: [[{ text: speech.say("button.area-referrals"), press }]],
      };
    }
    case "moved":
      return withWays(speech.say("members.told-moved", { place: tellPlace(news.place, places) ?? news.place }));
    case "no coordinator":
      return { text: speech.say("members.told-dismissed") };
    case "promoted":
      return withWays(speech.say("members.told-promoted"));
    case "dismissed":
      return withWays(speech.say("members.told-no-admin"));
    case "suspended":
      return { text: speech.say("members.told-suspended") };
    case "readmitted":
      return withWays(speech.say("members.told-readmitted"));
  }
}

function refusalText(word: WordOfRefusal | undefined, speech: Speech): string {
  if (word === undefined) return speech.say("start.refused");
  const said = typeof word === "string" ? speech.say(`refusal.${word}`) : word.own;
  return speech.say("start.refused-because", { word: said });
}
