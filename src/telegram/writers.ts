import type { Writer, WritingTarget } from "./flows/writing.ts";

/** Who asks for which words. */
export const WRITERS: Readonly<Partial<Record<WritingTarget, Writer>>> = {};
