import { describe, expect, it } from "vitest";
import { loadMessages } from "../../src/content/messages.ts";
import { createSpeeches } from "../../src/content/speech.ts";
import { EXPORT_FORMS, EXPORTS, PERSONAL_EXPORTS } from "../../src/domain/export.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { decodePress } from "../../src/telegram/callback-data.ts";
import { toMarkup } from "../../src/telegram/message-sender.ts";
import {
  exportBeginReply,
  exportCancelledReply,
  exportDoneReply,
  exportEmptyReply,
  exportFileWords,
  exportFormReply,
  exportMenuReply,
  exportProgressReply,
  exportWarningReply,
} from "../../src/telegram/replies/data-export.ts";
import type { Reply } from "../../src/telegram/replies/reply.ts";

const speeches = createSpeeches(loadMessages());
/** As long as the number of an update ever was. */
const ACT = 2_147_483_647;

const plain = ({ text }: Reply) => text.replace(/<[^>]+>/g, "");
const pressesOf = (reply: Reply) =>
  toMarkup(reply)
    .inline_keyboard.flat()
    .map((button) => decodePress("callback_data" in button ? button.callback_data : ""));

describe.each(LANGUAGES)("a screen of /ekspor in %s", (language) => {
  const speech = speeches[language];

  it("is one screen, and its buttons do what they carry", () => {
    const told = EXPORTS.flatMap((what) => [
      { what, isPersonal: false, act: ACT },
      { what, isPersonal: true, act: ACT },
    ]);
    const replies = [
      exportMenuReply(ACT, speech),
      exportCancelledReply(speech),
      ...EXPORTS.map((what) => exportFormReply(ACT, what, speech)),
      ...PERSONAL_EXPORTS.map((what) => exportWarningReply(ACT, what, speech)),
      ...told.flatMap((one) => [
        exportBeginReply(one, speech),
        exportProgressReply(one, 1_000_000, speech),
        exportDoneReply(one, 1_000_000, speech),
        exportEmptyReply(one, speech),
      ]),
    ];

    expect(replies.map(plain).filter((text) => text.length > 800)).toEqual([]);
    expect(replies.flatMap(pressesOf).filter((press) => press === undefined)).toEqual([]);
  });

  it("leads to personal data only past the warning", () => {
    for (const what of EXPORTS) {
      const names = pressesOf(exportFormReply(ACT, what, speech)).map((press) => press?.name);

      expect(names).not.toContain("exportPersonal");
      expect(names.includes("exportWarn")).toBe(PERSONAL_EXPORTS.some((name) => name === what));
    }
  });

  it("says in the name of each file what it is", () => {
    const names = EXPORTS.flatMap((what) =>
      EXPORT_FORMS.flatMap((form) =>
        [true, false].flatMap((isPersonal) =>
          [undefined, 1, 2].map(
            (number) =>
              exportFileWords({ what, form, isPersonal, day: "2026-11-26", number, isZipped: true }, speech).name,
          ),
        ),
      ),
    );

    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9.-]+$/.test(name))).toEqual([]);
  });
});

it("warns before personal data: what it holds, where it stays, and who answers for it", () => {
  const text = plain(exportWarningReply(ACT, "members", speeches.id));

  expect(text).toMatch(
    /nomor akun Telegram[\s\S]*Telegram di server luar negeri[\s\S]*bertanggung jawab[\s\S]*UU 27\/2022/,
  );
});
