/** People of the local Telegram, each in one chat, who act as soon as they are answered, or at a rate of their own. */
export interface TalkOrder {
  readonly script: readonly Step[];
  readonly chats: number;
  readonly firstChat: number;
  /** Acts a second of all together, at chance moments. Undefined: everybody acts as soon as the answer is there. */
  readonly perSecond: number | undefined;
  readonly seconds: number;
  /** Everybody goes through the script once, however long it takes. */
  readonly isOnce?: boolean;
}

/** What is typed, or the pressed button of the message that was shown last. `sees` must stand in the answer. */
export interface Step {
  readonly type?: string;
  readonly press?: string;
  readonly sees: string;
  /** Steps whose answers are counted apart. */
  readonly name?: string;
}

export interface Shown {
  readonly chat: number;
  readonly message_id: number;
  readonly text: string;
  readonly markup: unknown;
}

export interface Figures {
  readonly answers: number;
  readonly seconds: number;
  /** Milliseconds from the delivery of the update to the first message that answers it. */
  readonly latencies: readonly number[];
  readonly named: Readonly<Record<string, readonly number[]>>;
  /** What nobody was waiting for, or who still waits at the end. */
  readonly odd: number;
  readonly unanswered: number;
}

export interface Talkers {
  sees(shown: Shown): void;
  readonly ended: Promise<Figures>;
}

export interface Talker {
  readonly chat: number;
  at: number;
  waitsSince: number | undefined;
  last: Shown | undefined;
}

let updateNumber = 1;
const GIVE_UP_AFTER = 5000;

/** `known` are the people as the last round left them, in the middle of a talk: they go on there. */
export function createTalkers(
  order: TalkOrder,
  deliver: (update: object) => void,
  known: Map<number, Talker>,
): Talkers {
  const { script, chats, firstChat, perSecond, seconds, isOnce = false } = order;
  const latencies: number[] = [];
  const named: Record<string, number[]> = {};
  let odd = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const talkers = new Map<number, Talker>();
  const idle: Talker[] = [];
  for (let chat = firstChat; chat < firstChat + chats; chat++) {
    const talker = known.get(chat) ?? { chat, at: 0, waitsSince: undefined, last: undefined };
    known.set(chat, talker);
    talkers.set(chat, talker);
  }

  function act(talker: Talker): void {
    if (performance.now() > end && !isOnce) return;
    const step = script[talker.at] as Step;
    talker.waitsSince = performance.now();
    deliver(step.type === undefined ? pressed(talker, step.press ?? "") : typed(talker, step.type));
  }

  function sees(shown: Shown): void {
    const talker = talkers.get(shown.chat);
    if (talker === undefined) return;
    const step = script[talker.at] as Step;
    if (talker.waitsSince === undefined || !shown.text.includes(step.sees)) {
      odd++;
      return;
    }
    const took = performance.now() - talker.waitsSince;
    latencies.push(took);
    if (step.name !== undefined) (named[step.name] ??= []).push(took);
    talker.last = shown;
    talker.waitsSince = undefined;
    talker.at = (talker.at + 1) % script.length;
    if (isOnce && talker.at === 0) return;
    if (perSecond === undefined) setImmediate(act, talker);
    else idle.push(talker);
  }

  function actAtChance(): void {
    if (performance.now() > end) return;
    setTimeout(actAtChance, (-Math.log(1 - Math.random()) * 1000) / (perSecond ?? 1));
    const talker = idle.shift();
    if (talker !== undefined) act(talker);
  }

  if (perSecond === undefined) for (const talker of talkers.values()) act(talker);
  else {
    idle.push(...talkers.values());
    actAtChance();
  }

  const ended = new Promise<Figures>((resolve) => {
    const waiting = () => [...talkers.values()].filter(({ waitsSince }) => waitsSince !== undefined).length;
    const look = () => {
      const isOver = isOnce ? latencies.length === chats * script.length : performance.now() > end;
      if (!isOver || (waiting() > 0 && performance.now() < end + GIVE_UP_AFTER)) {
        return void setTimeout(look, 20);
      }
      const took = (performance.now() - begun) / 1000;
      resolve({ answers: latencies.length, seconds: took, latencies, named, odd, unanswered: waiting() });
    };
    look();
  });
  return { sees, ended };
}

function person({ chat }: Talker) {
  return { id: chat, is_bot: false, first_name: "Relawan", language_code: "id" };
}

function typed(talker: Talker, text: string): object {
  const chat = { id: talker.chat, type: "private", first_name: "Relawan" };
  const entities = text.startsWith("/") ? { entities: [{ type: "bot_command", offset: 0, length: text.length }] } : {};
  const message = { message_id: 1_000_000 + updateNumber, date: 1, chat, from: person(talker), text, ...entities };
  return { update_id: updateNumber++, message };
}

function pressed(talker: Talker, label: string): object {
  const { last } = talker;
  const rows =
    (last?.markup as { inline_keyboard?: { text: string; callback_data?: string }[][] })?.inline_keyboard ?? [];
  const data = rows.flat().find(({ text }) => text.includes(label))?.callback_data;
  if (last === undefined || data === undefined) throw new Error(`no button "${label}" under: ${last?.text}`);
  const chat = { id: talker.chat, type: "private", first_name: "Relawan" };
  const bot = { id: 1, is_bot: true, first_name: "Bench" };
  const message = { message_id: last.message_id, date: 1, chat, from: bot, text: last.text, reply_markup: last.markup };
  const query = { id: String(updateNumber), from: person(talker), chat_instance: "1", message, data };
  return { update_id: updateNumber++, callback_query: query };
}
