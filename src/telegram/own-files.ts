import { InputFile } from "grammy";
import type { Member } from "../domain/member.ts";
import { offsetAt } from "../domain/time-zone.ts";
import type { House, JuruContext } from "./context.ts";
import { makeOwnPage } from "./documents/own-page.ts";
import type { OwnData } from "./own-data.ts";

/** Telegram takes 50 MB of a bot. */
const MOST_BYTES = 45 * 1024 * 1024;

/** A page to read, and the same for a computer. */
export async function sendOwnFiles(ctx: JuruContext, own: Omit<OwnData, "isAny">, house: House): Promise<void> {
  const { speech, member } = ctx;
  const page = makeOwnPage(
    {
      parts: readableParts(own),
      ...{ consent: member?.consent, madeAt: house.now().getTime(), offsetMinutes: offsetOf(member) },
    },
    speech,
  );
  await ctx.replyWithDocument(new InputFile(Buffer.from(page), "juru-damai-data.html"), {
    caption: speech.say("own.here"),
  });
  const parts = split(Buffer.from(JSON.stringify(own, undefined, 2)));
  for (const [index, part] of parts.entries()) {
    const name = parts.length === 1 ? "juru-damai-data.json" : `juru-damai-data-${index + 1}-${parts.length}.json`;
    await ctx.replyWithDocument(new InputFile(part, name), { caption: speech.say("data.here") });
  }
}

/** What only a computer makes sense of stays in the JSON file: how a talk is stored. */
function readableParts({ talks, adminLog, ...parts }: Omit<OwnData, "isAny">): Readonly<Record<string, unknown>> {
  const { member, ...others } = parts;
  const readable = talks.map((talk) => {
    const { stored: _, ...told } = talk as Readonly<Record<string, unknown>>;
    return told;
  });
  return { member, talks: readable, ...others, adminLog: adminLog.entries };
}

function offsetOf(member: Member | undefined): number {
  return offsetAt(member?.place ?? "ID");
}

function split(content: Buffer): readonly Buffer[] {
  const count = Math.max(1, Math.ceil(content.length / MOST_BYTES));
  return Array.from({ length: count }, (_, index) => content.subarray(index * MOST_BYTES, (index + 1) * MOST_BYTES));
}
