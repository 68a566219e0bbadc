/** Each is a script of its own: what one has compiled or left in memory is not the next one's. */
interface Bench {
  readonly name: string;
  /** Beside this one. */
  readonly file: string;
  readonly title: string;
}

export const BENCHES: readonly Bench[] = [
  {
    name: "answers",
    file: "answers.ts",
    title: "a guided talk beside grammY's bare echo bot, by webhook and by polling",
  },
  { name: "talk-steps", file: "talk-steps.ts", title: "what an answer costs at the steps 1, 10 and 30 of a talk" },
  { name: "cold-start", file: "cold-start.ts", title: "from nothing to the first answer, and memory at rest" },
  { name: "client", file: "telegram-client.ts", title: "a call to Telegram, beside grammY's own client" },
  { name: "redis", file: "redis.ts", title: "trips to Redis, and what everything takes there" },
  { name: "sources", file: "source-search.ts", title: "the search of sources beside Redis, while entries change" },
  { name: "broadcast", file: "broadcast.ts", title: "how much of the rate is used, what each message costs, memory" },
  { name: "broadcast-answers", file: "broadcast-answers.ts", title: "answers while a broadcast runs" },
  { name: "instances", file: "instances.ts", title: "one, two and four instances behind a balancer, one killed" },
];
