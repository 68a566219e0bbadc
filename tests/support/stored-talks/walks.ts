import { ADMIN_WALKS } from "./admin-walks.ts";
import { TALK_WALKS } from "./talk-walks.ts";
import type { Walk } from "./walk.ts";
import { WRITING_WALKS } from "./writing-walks.ts";

/** Every kind of talk, at each of its questions. */
export const WALKS: readonly Walk[] = [...TALK_WALKS, ...WRITING_WALKS, ...ADMIN_WALKS];
