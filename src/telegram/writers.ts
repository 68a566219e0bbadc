import type { Writer, WritingTarget } from "./flows/writing.ts";
import { MEETING_WRITER } from "./meeting-writer.ts";
import { RUMOUR_WRITER } from "./write-rumour.ts";

/** Who asks for which words. */
export const WRITERS: Readonly<Partial<Record<WritingTarget, Writer>>> = {
  meeting: MEETING_WRITER,
  rumour: RUMOUR_WRITER,
};
