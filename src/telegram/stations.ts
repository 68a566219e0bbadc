import { Composer, type Context, type Middleware, type MiddlewareFn, type NextFunction } from "grammy";

interface Station<C> {
  readonly isFor: (ctx: C) => boolean;
  readonly work: MiddlewareFn<C & Context>;
}

const anything = (): boolean => true;

/**
 * The stations that an update meets one after the other, as in a Composer. That makes promises for each of them, and where it
 * filters a Composer too; here what is not for a station passes it by for nothing.
 */
export class Stations<C extends Context> extends Composer<C> {
  readonly #stations: Station<C>[] = [];

  override middleware(): MiddlewareFn<C> {
    return (ctx, next) => this.#meet(ctx, next, 0);
  }

  override use(...middleware: readonly Middleware<C>[]): Composer<C> {
    return this.#add(anything, middleware);
  }

  /** Only for what is known at once: the predicate must not wait. */
  override filter<D extends C>(predicate: (ctx: C) => ctx is D, ...middleware: readonly Middleware<D>[]): Composer<D>;
  override filter(predicate: (ctx: C) => boolean, ...middleware: readonly Middleware<C>[]): Composer<C>;
  override filter(predicate: (ctx: C) => boolean, ...middleware: readonly Middleware<C>[]): Composer<C> {
    return this.#add((ctx) => {
      const isFor: unknown = predicate(ctx);
      // As a plain Composer, which allows it, may be what whoever adds a station sees: a promise would let everything in.
      if (isFor instanceof Promise) throw new Error("The filter of a station must know its answer at once.");
      return Boolean(isFor);
    }, middleware);
  }

  #add(isFor: Station<C>["isFor"], middleware: readonly Middleware<C>[]): Composer<C> {
    const inside = new Composer<C>(...middleware);
    this.#stations.push({ isFor, work: (ctx, next) => inside.middleware()(ctx, next) });
    return inside;
  }

  async #meet(ctx: C, next: NextFunction, from: number): Promise<void> {
    let at = from;
    while (this.#stations[at]?.isFor(ctx) === false) at++;
    const station = this.#stations[at];
    if (station === undefined) return next();
    let isPassed = false;
    await station.work(ctx, () => {
      if (isPassed) throw new Error("A station has sent an update on twice.");
      isPassed = true;
      return this.#meet(ctx, next, at + 1);
    });
  }
}
