/** The words of a text in small letters, without signs and accents: "Ma'u" is one word, "Tiro/Truseb" two. */
export function splitWords(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/['’`\p{M}]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
