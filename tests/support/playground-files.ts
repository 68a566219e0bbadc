import type { Sticker, Voice } from "grammy/types";

export function fakeSticker(): Sticker {
  return { ...fileIds("sticker"), type: "regular", width: 512, height: 512, is_animated: false, is_video: false };
}

export function fakeVoice(seconds: number): Voice {
  return { ...fileIds("voice"), duration: seconds };
}

function fileIds(kind: string): { file_id: string; file_unique_id: string } {
  return { file_id: `${kind}-${crypto.randomUUID()}`, file_unique_id: `unique-${kind}` };
}
