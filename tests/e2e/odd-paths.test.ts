import type { Message } from "grammy/types";
import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { useStore } from "../support/stored.ts";

const FILE = { file_id: "a", file_unique_id: "a", duration: 1, length: 1, width: 1, height: 1 };

describe("a volunteer off the path", () => {
  const house = useHouse();
  const stored = useStore(house);

  async function joined(): Promise<Person> {
    const volunteer = await house.someone();
    await joins(volunteer);
    return volunteer;
  }

  const KINDS: readonly (readonly [string, (volunteer: Person) => Promise<unknown>])[] = [
    ["stiker", (volunteer) => volunteer.sendsSticker()],
    ["pesan suara", (volunteer) => volunteer.sendsVoice()],
    ["foto", (volunteer) => volunteer.sendsPhoto("a.png", Buffer.alloc(10))],
    ["berkas", (volunteer) => volunteer.sendsDocument("a.pdf", "a")],
    ...(
      [
        ["berkas", { animation: FILE, document: FILE }],
        ["pesan seperti itu", { audio: FILE }],
        ["pesan seperti itu", { video_note: FILE }],
        ["pesan seperti itu", { dice: { emoji: "🎲", value: 6 } }],
        ["pesan seperti itu", { poll: { id: "1", question: "Damai?", options: [] } }],
        ["pesan seperti itu", { game: { title: "Catur", description: "", photo: [] } }],
        ["pesan seperti itu", { story: { id: 1, chat: { id: 1, type: "private", first_name: "A" } } }],
      ] as const
    ).map(
      ([kind, content]) =>
        [kind, async (volunteer: Person) => volunteer.self.send(content as Partial<Message>)] as const,
    ),
  ];

  it.each(KINDS)("who sends a %s is told what to do instead", async (kind, sends) => {
    const volunteer = await joined();

    await sends(volunteer);

    const answer = await volunteer.sees(`belum bisa membaca ${kind}`);
    expect(volunteer.buttons(answer)).toContain("🧭 Mulai panduan");
  });

  it.each([...KINDS, ["lokasi", (volunteer: Person) => volunteer.sharesLocation(-7.7, 110.3)] as const])(
    "who sends a %s in the middle of the guide goes on from there",
    async (_kind, sends) => {
      const volunteer = await joined();
      await volunteer.types("/panduan");
      await volunteer.presses("✅ Tidak ada, lanjut");

      await sends(volunteer);

      await volunteer.presses("▶️ Lanjutkan");
      await volunteer.sees(/2\/4/);
    },
  );

  it("who types where a button is waited for is shown the question again", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.types("apa maksudnya?");

    await volunteer.sees(/jawaban lewat tombol/);
    await volunteer.presses("▶️ Lanjutkan");
    await volunteer.sees(/2\/4/);
  });

  it("who writes 4,000 characters is asked for the heart of it", async () => {
    const volunteer = await joined();

    await volunteer.types("Kami bertetangga sejak lama. ".repeat(138).slice(0, 4000));

    await volunteer.sees(/dua atau tiga kalimat/);
  });

  it("who types a command that does not exist is shown where the list is", async () => {
    const volunteer = await joined();

    await volunteer.types("/damai");

    const answer = await volunteer.sees(/\/bantuan/);
    expect(volunteer.buttons(answer)).toContain("🧭 Mulai panduan");
  });

  it("leaves a talk with /batal, and is told when there is none", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");

    await volunteer.types("/batal");
    await volunteer.sees(/kita berhenti di sini/);
    await volunteer.types("/batal");

    const answer = await volunteer.sees(/Tidak ada langkah yang sedang berjalan/);
    expect(volunteer.buttons(answer)).toContain("🧭 Mulai panduan");
  });

  it("who types a command where a search word is waited for gets what the command says", async () => {
    const volunteer = await joined();
    await volunteer.types("/teknik");
    await volunteer.presses("🔎 Cari kata");
    const box = await volunteer.sees(/Balas pesan ini/);

    await volunteer.types("/bahasa", { replyTo: box.message?.message_id ?? 0 });

    await volunteer.sees(/Pilih bahasa/);
  });

  it("who searches for words that end in the middle of an emoji is told that nothing was found", async () => {
    const volunteer = await joined();

    await volunteer.types(`/teknik ${"x".repeat(59)}🕊🕊`);

    await volunteer.sees(/Tidak ada kartu untuk “x{59}🕊”/u);
  });

  it("who names a place that ends in the middle of an emoji is asked for another spelling", async () => {
    const volunteer = await house.someone();
    await volunteer.starts();
    for (const tap of ["Bahasa Indonesia", "✅ Saya setuju"]) await volunteer.presses(tap);

    await volunteer.types(`${"x".repeat(39)}🕊🕊`);

    await volunteer.sees(/belum menemukan “x{39}🕊”/u);
  });

  it("who corrects a message outside a talk is answered as if it were new", async () => {
    const volunteer = await joined();
    const message = await volunteer.types("/damai");
    await volunteer.sees(/belum aku kenal/);

    await volunteer.edits(message, "ada kabar bohong beredar di kampung");

    await volunteer.sees(/Yang aku tangkap: .*desas-desus[\s\S]*1\/4/);
  });

  it.each(["ada kabar bohong beredar di kampung", "/bahasa"])(
    "who corrects a message in the middle of the guide (%s) is told how to go on",
    async (text) => {
      const volunteer = await joined();
      await volunteer.types("/panduan");
      await volunteer.presses("✅ Tidak ada, lanjut");
      const message = await volunteer.types("apa maksudnya?");
      await volunteer.sees(/jawaban lewat tombol/);

      await volunteer.edits(message, text);
      await volunteer.sees(/baca versi barunya/);

      await volunteer.presses("▶️ Lanjutkan");
      await volunteer.sees(/2\/4/);
    },
  );

  it("who asks in a group is shown the way to a private chat, and what is said there gets no answer", async () => {
    const volunteer = await joined();
    const group = house.playground.group("Karang Taruna", [volunteer.self]);

    await volunteer.types("@juru_damai_bot rumah warga dibakar massa", { chatId: group });
    await volunteer.types("/panduan", { chatId: group });
    await volunteer.sees(/bicaralah denganku berdua/);

    const said = volunteer.self.messages(group).filter(({ from }) => from?.is_bot);
    expect(said).toHaveLength(1);
    expect(volunteer.buttons(said[0])).toEqual(["💬 Buka obrolan berdua"]);
  });

  it("who asks in a group where the bot may not write is answered in private as before", async () => {
    const volunteer = await joined();
    const group = house.playground.group("Karang Taruna", [volunteer.self]);
    const description = "not enough rights to send text messages to the chat";
    const take = house.playground.inject({ kind: "badRequest", description, chatId: group, count: Infinity });

    await volunteer.types("/panduan", { chatId: group });
    await expect.poll(() => house.playground.pendingUpdates()).toBe(0);
    take();
    await volunteer.types("/panduan");

    await volunteer.sees(/1\/4/);
    expect(house.bot.output()).not.toMatch(/an update failed/);
  });

  it("who forwards a message with a danger gets the safety card", async () => {
    const volunteer = await joined();

    volunteer.self.send({
      text: "rumah warga dibakar massa",
      forward_origin: { type: "hidden_user", sender_user_name: "Warga", date: 1 },
    });

    await volunteer.sees(/🛑/);
  });

  it("is interrupted by the emergency in any step and finds the way back", async () => {
    const volunteer = await joined();
    await volunteer.types("/panduan");
    await volunteer.presses("✅ Tidak ada, lanjut");

    await volunteer.presses("🆘 Darurat");
    await volunteer.sees(/Darurat[\s\S]*110/);
    await volunteer.presses("🧭 Mulai panduan");
    await volunteer.presses("▶️ Lanjutkan");

    await volunteer.sees(/2\/4/);
  });

  it("who was suspended is told so, and the emergency still answers", async () => {
    const volunteer = await joined();
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { status: "suspended" });

    await volunteer.types("/panduan");
    await volunteer.sees(/dibekukan[\s\S]*\/darurat/);
    await volunteer.types("/darurat");

    await volunteer.sees(/Darurat[\s\S]*110/);
  });
});
