/** Field and value by turns, as Redis gives a hash or an entry of a stream. */
export function pairs(flat: readonly Buffer[]): ReadonlyMap<string, string> {
  return new Map(
    flat.flatMap((field, index) => (index % 2 === 0 ? [[String(field), String(flat[index + 1] ?? "")] as const] : [])),
  );
}
