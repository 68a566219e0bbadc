import type { Writer, WritingTarget } from "./flows/writing.ts";
import { RUMOUR_WRITER } from "./write-rumour.ts";

/** Who asks for which words. */
export const WRITERS: Readonly<Partial<Record<WritingTarget, Writer>>> = { rumour: RUMOUR_WRITER };
