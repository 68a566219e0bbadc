/** The first so many characters. Counted by code points: half an emoji is no text, and Telegram refuses the message. */
export function shorten(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("");
}
