import { ApiError, badRequest, forbidden, tooManyRequests } from "./api-error.ts";

/** What goes wrong. All but `slow` and those whose name says so happen before the call does anything. */
export type FaultKind =
  | { readonly kind: "tooManyRequests"; readonly retryAfter: number }
  | { readonly kind: "forbidden"; readonly description?: string }
  | { readonly kind: "badRequest"; readonly description?: string }
  | { readonly kind: "serverError" }
  | { readonly kind: "htmlErrorPage" }
  /** Never answers; the bot has to give up by itself. */
  | { readonly kind: "hang" }
  /** The connection breaks before Telegram accepted the call. */
  | { readonly kind: "reset" }
  /** The call is carried out, then the connection breaks: the bot cannot know. */
  | { readonly kind: "acceptedThenCut" }
  /** Carried out, and nothing is ever heard of it: a network that lost the way back. */
  | { readonly kind: "acceptedThenSilent" }
  /** Carried out, and half of the answer arrives as if it were all of it. */
  | { readonly kind: "acceptedThenHalf" }
  /** Carried out after a while: a weak signal. */
  | { readonly kind: "slow"; readonly milliseconds: number };

export type Fault = FaultKind & {
  /** Without it every method but `getUpdates` and the webhook's own. */
  readonly method?: string;
  readonly chatId?: number;
  /** How often; once unless told otherwise, `Infinity` until cleared. */
  readonly count?: number;
};

const NEVER_BY_CHANCE = new Set(["getme", "getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"]);

/** What befalls a call of no script; undefined for nothing. Methods as Telegram spells them. */
export type Weather = (method: string, chatId: number | undefined) => FaultKind | undefined;

/** Faults that a test scripted, used up one by one. */
export class Faults {
  #weather: Weather | undefined;
  #faults: { readonly fault: Fault; left: number }[] = [];

  /** Returns a function that takes this fault away again. */
  inject(fault: Fault): () => void {
    const entry = { fault, left: fault.count ?? 1 };
    this.#faults.push(entry);
    return () => {
      this.#faults = this.#faults.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#faults = [];
  }

  /** Undefined for fair weather. */
  setWeather(weather: Weather | undefined): void {
    this.#weather = weather;
  }

  take(method: string, chatId: number | undefined): FaultKind | undefined {
    const entry = this.#faults.find(({ fault, left }) => left > 0 && fits(fault, method, chatId));
    if (entry) entry.left -= 1;
    return entry?.fault ?? this.#weather?.(method, chatId);
  }
}

function fits(fault: Fault, method: string, chatId: number | undefined): boolean {
  if (fault.chatId !== undefined && fault.chatId !== chatId) return false;
  const name = method.toLowerCase();
  return fault.method === undefined ? !NEVER_BY_CHANCE.has(name) : fault.method.toLowerCase() === name;
}

/** Telegram has done what was asked, and the bot cannot know. */
export function isAnswerLost(fault: FaultKind | undefined): boolean {
  return fault?.kind.startsWith("acceptedThen") ?? false;
}

/** The error that a fault answers with, where it answers in Telegram's form at all. */
export function errorOf(fault: FaultKind): ApiError | undefined {
  switch (fault.kind) {
    case "tooManyRequests":
      return tooManyRequests(fault.retryAfter);
    case "forbidden":
      return forbidden(fault.description ?? "bot was blocked by the user");
    case "badRequest":
      return badRequest(fault.description ?? "chat not found");
    case "serverError":
      return new ApiError(500, "Internal Server Error");
    default:
      return undefined;
  }
}
