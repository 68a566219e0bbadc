import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { makeOwnPage } from "../../src/telegram/documents/own-page.ts";

const { id, en } = createSpeeches(loadMessages());
const NOON = Date.UTC(2026, 10, 26, 5);

function pageOf(parts: Readonly<Record<string, unknown>>, speech = id): string {
  return makeOwnPage({ parts, consent: undefined, madeAt: NOON, offsetMinutes: 420 }, speech);
}

/** The only markup that a page may hold. */
const TAGS =
  /<\/?(?:!doctype html|html|head|meta|title|style|body|header|h1|h2|p|nav|ul|ol|li|a|b|main|section|dl|dt|dd|footer)(?: [^<>]*)?>/gi;

describe("the page of one's own data", () => {
  it("tells when it was made and what was agreed to, in the reader's language", () => {
    const consent = { version: "5", at: "2026-11-20T01:00:00.000Z" };
    const page = (speech = id) => makeOwnPage({ parts: {}, consent, madeAt: NOON, offsetMinutes: 540 }, speech);

    expect(page()).toContain('<html lang="id">');
    expect(page()).toContain("14.00 WIT");
    expect(page()).toContain("versi 5 pada");
    expect(page(en)).toContain("version 5, on");
    expect(pageOf({})).toContain("belum menyetujui");
  });

  it("shows words for codes, moments as a clock shows them, and leaves out empty parts", () => {
    const page = pageOf({
      referrals: [{ state: "terkirim", openedAt: "2026-11-26T05:00:00.000Z", log: [{ who: "you", isDone: true }] }],
      rumours: [],
    });

    expect(page).toContain("<dt>Keadaan</dt><dd>Terkirim");
    expect(page).toMatch(/<dt>Dibuka<\/dt><dd>Kam, 26 Nov, 12\.00 WIB/);
    expect(page).toContain("<dd>kamu</dd>");
    expect(page).toContain("<dd>ya</dd>");
    expect(page).not.toContain("Kabar yang kamu catat");
  });

  it("says how many are left out of a very long list", () => {
    const page = pageOf({ read: Array.from({ length: 201 }, (_, index) => `B${index}`) });

    expect(page).toContain("1 lagi ada di berkas JSON");
  });

  it("needs nothing from anywhere, and no word in it becomes markup", () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "<img src=x onerror=alert(1)>",
        "</style><b>",
        "&lt;",
        "javascript:1",
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.array(fc.dictionary(hostile, hostile))), (parts) => {
        const bare = pageOf(parts)
          .replaceAll(/<style>[^<]*<\/style>/g, "")
          .replaceAll(TAGS, "");
        expect(bare).not.toMatch(/[<>]/);
        expect(pageOf(parts)).not.toMatch(/<script|<img|<link|<iframe|url\(/i);
      }),
    );
  });
});
