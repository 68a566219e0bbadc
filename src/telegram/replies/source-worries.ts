import { shorten } from "../../content/shorten.ts";
import { escapeHtml, type Speech } from "../../content/speech.ts";
import { tellQuality, tellVerified } from "../../content/words/quality-words.ts";
import {
  SOURCE_WORRIES,
  type SourceWorries,
  type SourceWorry,
  type WorryingSource,
} from "../../domain/source-worry.ts";
import { STATISTICS_START } from "./number-screens.ts";
import type { Button, Reply } from "./reply.ts";

const SOURCES_A_PAGE = 5;
/** A list has an end: who has dealt with these sees the next ones. */
export const MOST_WORRIES = 50;

const WORRY_BUTTONS = {
  quality: "button.worry-quality",
  complaints: "button.worry-complaints",
  stale: "button.worry-stale",
} as const;

/** Sources that somebody should look at, the most worrying first. */
export function sourcesToSeeReply(
  { first, total }: SourceWorries,
  { worry, page }: { readonly worry: SourceWorry; readonly page: number },
  speech: Speech,
): Reply {
  const pages = Math.max(1, Math.ceil(first.length / SOURCES_A_PAGE));
  const shownPage = Math.min(page, pages - 1);
  const start = shownPage * SOURCES_A_PAGE;
  const shown = first.slice(start, start + SOURCES_A_PAGE);
  const turn = (text: string, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, press: { name: "sourcesToSee", worry, page: to } }];
  return {
    text: [
      headOf(worry, total, speech),
      ...shown.map((worrying, index) => `${start + index + 1}. ${tellWorry(worrying, worry, speech)}`),
      ...(total > first.length ? [speech.say("worries.first", { count: first.length })] : []),
      ...(pages === 1 ? [] : [speech.say("statistics.page", { page: shownPage + 1, pages })]),
    ].join("\n\n"),
    buttons: [
      ...shown.map(({ source }, index): Button[] => [
        {
          text: `${start + index + 1}. ${shorten(source.organisation, 40)}`,
          press: { name: "sourceQuality", id: source.id },
        },
      ]),
      [...turn(speech.say("button.earlier"), shownPage - 1), ...turn(speech.say("button.later"), shownPage + 1)],
      SOURCE_WORRIES.map((other): Button => {
        const text = speech.say(WORRY_BUTTONS[other]);
        return { text: other === worry ? `• ${text}` : text, press: { name: "sourcesToSee", worry: other, page: 0 } };
      }),
      [{ text: speech.say("button.overview"), press: STATISTICS_START } satisfies Button],
    ].filter((row) => row.length > 0),
  };
}

function headOf(worry: SourceWorry, total: number, speech: Speech): string {
  const name = speech.say(WORRY_BUTTONS[worry]);
  return total === 0
    ? speech.say("worries.none", { worry: name })
    : speech.say("worries.title", { worry: name, count: total });
}

function tellWorry({ source, complaints }: WorryingSource, worry: SourceWorry, speech: Speech): string {
  const why = {
    quality: () => tellQuality(source.quality, speech),
    complaints: () => speech.say("worries.complaints", { count: complaints }),
    stale: () => speech.say("worries.verified", { date: tellVerified(source, speech) }),
  }[worry]();
  const [organisation, service] = [source.organisation, source.service].map((name) => escapeHtml(shorten(name, 60)));
  return `<b>${organisation}</b> · ${service}\n${why}`;
}
