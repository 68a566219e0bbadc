import { ANSWER_WRITER, HELP_WRITER } from "./call-writers.ts";
import type { Writer, WritingTarget } from "./flows/writing.ts";
import { MEETING_WRITER } from "./meeting-writer.ts";
import { CONTRACT_WRITER } from "./write-contract.ts";
import { NOTE_WRITER } from "./write-note.ts";
import { RUMOUR_WRITER } from "./write-rumour.ts";
import { SESSION_WRITER } from "./write-session.ts";

/** Who asks for which words. */
export const WRITERS: Readonly<Record<WritingTarget, Writer>> = {
  help: HELP_WRITER,
  answer: ANSWER_WRITER,
  contract: CONTRACT_WRITER,
  session: SESSION_WRITER,
  meeting: MEETING_WRITER,
  note: NOTE_WRITER,
  rumour: RUMOUR_WRITER,
};
