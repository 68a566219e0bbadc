import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGoodLink } from "../../src/content/broadcast-problems.ts";
import { readLinks } from "../../src/domain/read-links.ts";

describe("links that an admin types", () => {
  it("are read one a line, whatever stands between the label and the address", () => {
    const reading = readLinks(
      "Jadwal pelatihan - https://contoh.id/jadwal?x=1\n\n  Peta: http://peta.example.org \nGrup – tg://resolve?domain=juru",
    );

    expect(reading).toEqual({
      kind: "links",
      links: [
        { label: "Jadwal pelatihan", url: "https://contoh.id/jadwal?x=1" },
        { label: "Peta", url: "http://peta.example.org" },
        { label: "Grup", url: "tg://resolve?domain=juru" },
      ],
    });
  });

  it.each(["https://contoh.id", "- https://contoh.id", "Jadwal", "Jadwal - contoh", "Jadwal - https://contoh", ""])(
    "cannot be read from “%s”",
    (text) => {
      expect(readLinks(text)).toEqual({ kind: "unclear", line: text });
    },
  );

  it("have a label that fits on a button, and an end", () => {
    expect(readLinks(`${"x".repeat(41)} - https://contoh.id`).kind).toBe("label too long");
    expect(readLinks(`x - https://contoh.id/${"x".repeat(600)}`).kind).toBe("address too long");
    expect(readLinks("x - https://contoh.id\n".repeat(9)).kind).toBe("too many");
  });

  it("can all be sent, once they are read", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const reading = readLinks(`Tautan - ${url}`);
        return reading.kind !== "links" || reading.links.every((link) => isGoodLink(link.url));
      }),
    );
  });
});
