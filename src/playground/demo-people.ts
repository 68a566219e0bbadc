import type { NewPerson } from "./world/world.ts";

/** Fixed, because the demo starts the bot with `ADMIN_IDS=9001`. */
export const DEMO_ADMIN_ID = 9001;

export const DEMO_VOLUNTEER: NewPerson = { id: 7001, firstName: "Relawan", languageCode: "id" };
export const DEMO_ADMIN: NewPerson = { id: DEMO_ADMIN_ID, firstName: "Pengelola", languageCode: "id" };
