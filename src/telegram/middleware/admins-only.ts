import type { NextFunction } from "grammy";
import { admitAdmin } from "../admin-right.ts";
import { isForAdmins } from "../callback-data.ts";
import type { House, JuruContext } from "../context.ts";

/** Before any talk or command sees it: a button of admins does nothing for anybody else, whoever made it up. */
export function adminsOnly(house: House) {
  return async (ctx: JuruContext, next: NextFunction): Promise<void> => {
    const { press } = ctx;
    if (press === undefined || !isForAdmins(press.name) || (await admitAdmin(ctx, press.name, house))) await next();
  };
}
