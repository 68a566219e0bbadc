import type { Meters } from "./meters.ts";

/** As @grammyjs/conversations stores it: of each talk what was asked and answered, and which questions are open. */
interface StoredTalks {
  readonly state?: Readonly<Record<string, readonly StoredTalk[]>>;
}

interface StoredTalk {
  readonly replay: { readonly send: readonly { readonly payload: string }[] };
  readonly interrupts: readonly number[];
}

interface Standing {
  readonly question: string;
  readonly steps: number;
}

/** Names of questions stand in the code. Whatever looks otherwise could be somebody's, and is not shown. */
const NAME = /^[a-z][a-zA-Z-]{0,30}$/;

/** Takes how talks stand before an update, and then how they stand once everything is kept. */
export function countTalks({ talksEntered, talkQuestions, talksOver }: Meters) {
  return (talksBefore: unknown): ((talksAfter: unknown) => void) => {
    // At once: what is stored is changed in its place.
    const before = standingsIn(talksBefore);
    return (talksAfter) => {
      const after = standingsIn(talksAfter);
      for (const [talk, { question, steps }] of after) {
        if (!before.has(talk)) talksEntered.inc({ talk });
        if (before.get(talk)?.steps !== steps || before.get(talk)?.question !== question) {
          talkQuestions.inc({ talk, question });
        }
      }
      for (const [talk, { question }] of before) if (!after.has(talk)) talksOver.inc({ talk, question });
    };
  };
}

function standingsIn(talks: unknown): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  const { state = {} } = (talks ?? {}) as StoredTalks;
  for (const id in state) {
    const first = state[id]?.[0];
    if (first !== undefined) standings.set(id.slice(0, id.indexOf("@")), standingOf(first));
  }
  return standings;
}

function standingOf({ replay: { send }, interrupts }: StoredTalk): Standing {
  const open = send[interrupts.at(-1) ?? -1]?.payload ?? "";
  // Behind the colon a paper may name one of its lines.
  const end = open.indexOf(":");
  const question = end === -1 ? open : open.slice(0, end);
  return { question: NAME.test(question) ? question : "other", steps: send.length };
}
