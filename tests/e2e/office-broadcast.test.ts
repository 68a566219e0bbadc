import { beforeAll, describe, expect, it } from "vitest";
import { changeMember, drafts, enterMembers, idIn, useBroadcasts, volunteerOf } from "../support/broadcasting.ts";
import { joins } from "../support/house.ts";
import { comesIntoOffice, type OfficeVisitor, officeVisitor, type Shown } from "../support/office-visitor.ts";
import type { Person } from "../support/person.ts";

/** As a browser reads it: what a form would send if nobody touched it. */
function formIn(html: string, action: RegExp): Record<string, string | string[]> {
  const form =
    [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => action.test(text)) ?? "";
  const fields: Record<string, string | string[]> = {};
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, "name"), attribute(tag, "type")];
    if (["checkbox", "radio"].includes(type) && !/\schecked/.test(tag)) continue;
    const value = attribute(tag, "value");
    fields[name] = name === "places" || name === "roles" ? [fields[name] ?? [], value].flat() : value;
  }
  for (const [, name = "", text = ""] of form.matchAll(/<textarea name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)) {
    fields[name] = plain(text);
  }
  for (const [, name = "", options = ""] of form.matchAll(/<select name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = attribute(/<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? "", "value");
  }
  return fields;
}

function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, sign: string) => signs[sign] ?? "");
}

describe("broadcasts on the coordinators' page", () => {
  const { house, stored } = useBroadcasts({ perSecond: 40 });
  let admin: Person;
  let office: OfficeVisitor;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    office = await comesIntoOffice(house, admin);
  });

  const draftForm = (shown: Shown) => formIn(shown.html, /id="draft"/);
  async function begins(): Promise<string> {
    const { location = "" } = await office.sends("/broadcasts/new");
    return location.replace("/office/broadcasts/", "");
  }
  async function saves(id: string, changed: Record<string, string | string[]>): Promise<Shown> {
    const form = draftForm(await office.opens(`/broadcasts/${id}`));
    return office.sends(`/broadcasts/${id}/save`, { ...form, go: "save", ...changed });
  }
  async function confirms(id: string): Promise<Shown> {
    const shown = await office.opens(`/broadcasts/${id}/check`);
    return office.sends(`/broadcasts/${id}/confirm`, formIn(shown.html, /confirm"/));
  }
  const until = async (path: string, words: RegExp): Promise<Shown> => {
    for (const end = Date.now() + 20_000; ; ) {
      const shown = await office.opens(path);
      if (words.test(shown.words) || Date.now() > end) return shown;
      await new Promise((done) => setTimeout(done, 200));
    }
  };

  it("is composed, aimed, checked and confirmed without any script, and the volunteers get it", async () => {
    const ani = await volunteerOf(house);
    await changeMember(house, ani.id, { place: "34.04" });
    await stored.settled(ani);
    const id = await begins();
    expect(await begins()).toBe(id);

    const found = await saves(id, {
      "text-id": "Rapat <b>besok</b> & <i>lusa</i>",
      links: "Jadwal - https://contoh.id/jadwal",
      asks: "yes",
      find: "sleman",
      go: "find",
    });
    const offered = await office.opens(`/broadcasts/${id}?find=sleman`);
    expect(found.location).toBe(`/office/broadcasts/${id}?find=sleman`);
    expect(offered.words).toContain("Kabupaten Sleman");
    expect(offered.html).toContain("Rapat <b>besok</b> &amp; <i>lusa</i>");
    await saves(id, { places: ["34.04"], roles: ["volunteer"] });
    const counted = await office.sends(`/broadcasts/${id}/count`, draftForm(await office.opens(`/broadcasts/${id}`)));
    expect(counted.words).toContain("Akan menerima: 1 orang");

    const checked = await saves(id, { go: "check" });
    expect(checked.location).toBe(`/office/broadcasts/${id}/check`);
    await admin.sees(/Only available in Indonesian[\s\S]*Rapat besok & lusa/);
    const check = await office.opens(`/broadcasts/${id}/check`);
    expect(check.words).toContain("Kabupaten Sleman · tugas: relawan");
    const form = formIn(check.html, /confirm"/);
    const confirmed = [
      await office.sends(`/broadcasts/${id}/confirm`, form),
      await office.sends(`/broadcasts/${id}/confirm`, form),
    ];

    expect(confirmed.map(({ location }) => location)).toContain(`/office/broadcasts/${id}?said=done`);
    await ani.sees(/Rapat besok & lusa/, { within: 20_000 });
    expect(ani.messages().filter(({ text }) => text?.includes("Rapat besok"))).toHaveLength(1);
    const message = ani.lastMessage() as { entities?: readonly { type: string; offset: number }[] };
    expect(message.entities).toMatchObject([
      { type: "bold", offset: 6 },
      { type: "italic", offset: 14 },
    ]);
    await ani.presses("✅ Sudah kubaca");
    const report = await until(`/broadcasts/${id}`, /selesai · 100 %[\s\S]*Sudah membaca 1/);
    expect(report.words).toMatch(/Terkirim 1 .*Sudah membaca 1/);
    await admin.sees(/Laporan siaran/, { within: 20_000 });
    const ledger = await office.sends(`/broadcasts/${id}/ledger`, formIn(report.html, /ledger"/));
    expect(ledger.html.split("\n")[1]).toContain(`"${ani.id}","sent"`);
  });

  it("goes on with what was begun in the chat, and the chat with what was begun here", async () => {
    const id = await drafts(admin, "Dari obrolan");
    const shown = await office.opens(`/broadcasts/${id}`);
    expect(draftForm(shown)["text-id"]).toBe("Dari obrolan");

    await saves(id, { "text-en": "From the page", when: "once", date: "2026-11-04", time: "08:30" });

    await admin.types("/siaran");
    await admin.presses(new RegExp(id));
    expect(idIn(await admin.sees(/🇬🇧 “From the page”[\s\S]*Rab, 4 Nov, 08.30 WIB/))).toBe(id);
    await office.sends(`/broadcasts/${id}/cancel`);
    expect((await office.opens(`/broadcasts/${id}`)).words).toContain("Dibatalkan sebelum ada yang menerimanya");
  });

  it("keeps what was typed when something of it cannot be taken, and saves nothing of it", async () => {
    const id = await begins();

    const refused = await saves(id, { "text-id": "<b>tebal", when: "once", date: "2026-10-01", time: "08:00" });

    expect(refused.words).toMatch(/Belum tersimpan.*Tanda <b> tidak ada pasangannya.*Waktu itu sudah lewat/);
    expect(draftForm(refused)).toMatchObject({ "text-id": "<b>tebal", date: "2026-10-01" });
    expect(draftForm(await office.opens(`/broadcasts/${id}`))["text-id"]).toBe("");
  });

  it("writes over nothing that another admin changed meanwhile", async () => {
    const id = await begins();
    await saves(id, { "text-id": "Yang pertama" });
    const old = draftForm(await office.opens(`/broadcasts/${id}`));
    await saves(id, { "text-id": "Dari orang lain", "text-en": "From another" });

    const mine = await office.sends(`/broadcasts/${id}/save`, { ...old, "text-id": "Punyaku" });
    const other = await office.sends(`/broadcasts/${id}/save`, { ...old, urgent: "yes" });

    expect(mine.words).toContain("mengubah bagian ini menjadi: “Dari orang lain”");
    expect(draftForm(mine)["text-id"]).toBe("Punyaku");
    expect(other.status).toBe(303);
    expect(draftForm(await office.opens(`/broadcasts/${id}`))).toMatchObject({
      ...{ "text-id": "Dari orang lain", "text-en": "From another", urgent: "yes" },
    });
    const second = await office.sends(`/broadcasts/${id}/save`, draftForm(mine));
    expect(second.status).toBe(303);
    expect(draftForm(await office.opens(`/broadcasts/${id}`))["text-id"]).toBe("Punyaku");
    await office.sends(`/broadcasts/${id}/cancel`);
  });

  it("shows typed words as words, in the preview too", async () => {
    const id = await begins();
    const form = draftForm(await office.opens(`/broadcasts/${id}`));

    const piece = await office.sends(`/broadcasts/${id}/preview`, {
      ...form,
      "text-id": '<script>alert(1)</script> <b onclick="x()">hai</b> <a href="https://contoh.id/?a=\'b">y</a>',
    });

    expect(piece.html).not.toMatch(/<script|onclick/);
    expect(piece.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; <b>hai</b>");
    const broken = await office.sends(`/broadcasts/${id}/preview`, { ...form, "text-id": "<i>belum" });
    expect(broken.words).toContain("Tanda <i> tidak ada pasangannya");
    await office.sends(`/broadcasts/${id}/cancel`);
  });

  it("asks for the number of many, is told live, paused, resumed and cancelled; old pages change nothing", async () => {
    await enterMembers(
      house,
      Array.from({ length: 200 }, () => ({ place: "33.10" })),
    );
    const id = await begins();
    await saves(id, { "text-id": "Untuk banyak orang", places: ["33.10"] });
    await saves(id, { go: "check" });
    const asked = await confirms(id);
    expect(asked.words).toContain("Ini untuk 200 orang");
    const confirmed = await office.sends(`/broadcasts/${id}/confirm`, formIn(asked.html, /confirm"/));
    expect(confirmed.location).toBe(`/office/broadcasts/${id}?said=done`);

    const listener = new AbortController();
    const stream = await fetch(`http://127.0.0.1:${house.bot.port}/office/broadcasts/${id}/stream`, {
      headers: { cookie: office.cookie, accept: "text/event-stream" },
      signal: listener.signal,
    });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const words = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    while (!/running 1/.test(heard)) heard += (await words?.read())?.value ?? "";
    const paused = await office.sends(`/broadcasts/${id}/pause`);
    const again = await office.sends(`/broadcasts/${id}/pause`);
    while (!/paused 1/.test(heard)) heard += (await words?.read())?.value ?? "";
    expect([paused.location, again.location]).toEqual([
      `/office/broadcasts/${id}?said=done`,
      `/office/broadcasts/${id}?said=already`,
    ]);
    expect((await office.opens(`/broadcasts/${id}`)).words).toContain("dijeda");
    await office.sends(`/broadcasts/${id}/settle`, { policy: "do not repeat" });
    await office.sends(`/broadcasts/${id}/resume`);
    await office.sends(`/broadcasts/${id}/cancel`);
    while (!/cancelled 1/.test(heard)) heard += (await words?.read())?.value ?? "";

    const report = await office.opens(`/broadcasts/${id}`);
    const counts = [...report.html.matchAll(/<td class="number">(\d+)<\/td>/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    expect((await office.sends(`/broadcasts/${id}/resume`)).location).toContain("said=too-late");
    expect((await office.sends(`/broadcasts/${id}/save`, { "text-id": "x" })).location).toContain("said=too-late");
    expect((await words?.read())?.done).toBe(true);
    listener.abort();
  });

  it("ends a stream when the right is gone, and when the bot stops: it does not wait for who listens", async () => {
    const other = await house.someone();
    await joins(other);
    await stored.setMember(other.id, { isAdmin: "1" });
    const second = await comesIntoOffice(house, other);
    const id = await begins();
    await saves(id, { "text-id": "Nanti", when: "weekly", day: "WE", "weekly-time": "09:00", roles: ["admin"] });
    await saves(id, { go: "check" });
    await confirms(id);
    const listens = (visitor: OfficeVisitor) =>
      fetch(`http://127.0.0.1:${house.bot.port}/office/broadcasts/${id}/stream`, {
        headers: { cookie: visitor.cookie },
      });
    const [hers, mine] = [await listens(second), await listens(office)];

    await stored.setMember(other.id, { isAdmin: "" });
    expect(await hers.text()).toContain("event: ended");
    expect((await listens(second)).status).toBe(403);
    expect((await listens(officeVisitor(house))).status).toBe(401);
    const begun = Date.now();
    await house.bot.stop();

    expect(await mine.text()).toMatch(/Berangkat: Rab, 4 Nov, 09.00 WIB/);
    expect(Date.now() - begun).toBeLessThan(6_000);
  }, 40_000);
});
