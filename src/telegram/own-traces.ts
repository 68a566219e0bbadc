import type { PersonTraces, Traces } from "../domain/trace.ts";

export interface OwnTraces {
  /** Talks that are not finished: the answers so far, and all that is stored of them, what is sealed opened. */
  readonly talks: readonly object[];
  /** Numbers of the messages and presses of this person that were worked on, so that none is answered twice. */
  readonly messageNumbers: readonly object[];
  /** Messages that failed five times, with their words. */
  readonly letters: readonly object[];
  /** Invites with which this person came in the last days. */
  readonly invites: readonly object[];
  /** What waits to be told to this person, or to be made for them, and what was lately. */
  readonly alerts: readonly object[];
}

/** What stands of a person beside the records, for /dataku. */
export async function tellTraces(id: number, { traces }: { readonly traces: Traces }): Promise<OwnTraces> {
  const { talk, talkSince, done, unfinished, letters, invites, jobs } = await traces.of(id);
  return {
    talks: tellTalks(talk, talkSince),
    messageNumbers: [
      ...done.map((update) => ({ update, isDone: true })),
      ...unfinished.map((update) => ({ ...update, isDone: false })),
    ],
    letters: letters.map(({ update, content }) => ({ update, content })),
    invites: invites.map((code) => ({ code })),
    alerts: jobs.map(({ at, ...job }) => ({ ...job, at: new Date(at).toISOString() })),
  };
}

function tellTalks(talk: PersonTraces["talk"], since: number | undefined): readonly object[] {
  if (talk === undefined) return [];
  const { state = {} } = talk as { readonly state?: Readonly<Record<string, unknown>> };
  return Object.entries(state).map(([name, stored]) => ({
    name,
    ...(since !== undefined && { beganAt: new Date(since).toISOString() }),
    ...{ answers: answersIn(stored), known: knownIn(stored), stored },
  }));
}

/** Buttons pressed and words written, in their order: each stands in the update that brought it. */
function answersIn(stored: unknown): readonly string[] {
  if (typeof stored !== "object" || stored === null) return [];
  const { callback_query: query, message } = stored as {
    readonly callback_query?: { readonly data?: string };
    readonly message?: { readonly text?: string };
  };
  const own = query?.data ?? (query === undefined ? message?.text : undefined);
  if (own !== undefined) return [own];
  return Object.values(stored).flatMap(answersIn);
}

/** What the talk has begun with: a form is filled in by beginning again with one answer more. */
function knownIn(stored: unknown): unknown {
  const [first] = Array.isArray(stored) ? (stored as readonly { readonly args?: unknown }[]) : [];
  return first?.args;
}
