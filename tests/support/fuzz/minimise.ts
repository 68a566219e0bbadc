/** The shortest input found by leaving out pieces that still does the same. */
export async function minimise(input: Buffer, doesTheSame: (shorter: Buffer) => Promise<boolean>): Promise<Buffer> {
  let shortest = input;
  for (let piece = Math.ceil(input.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let at = 0; at < shortest.length; ) {
      const shorter = Buffer.concat([shortest.subarray(0, at), shortest.subarray(at + piece)]);
      if (await doesTheSame(shorter)) shortest = shorter;
      else at += piece;
    }
  }
  return shortest;
}
