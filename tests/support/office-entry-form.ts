import type { OfficeVisitor, Shown } from "./office-visitor.ts";

/** Every field of the form of an entry as the page shows it, as a browser would send it back. */
export function fieldsIn({ html }: Shown): Record<string, string | readonly string[]> {
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
  const inputs = html.matchAll(/<input(?: type="hidden")?\s+(?:id="[^"]*" )?name="([^"]+)"[^>]*? value="([^"]*)"/g);
  const areas = html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g);
  const ticks = [...html.matchAll(/name="categories" value="([^"]+)" checked/g)].map(([, need = ""]) => need);
  const fields = [...inputs, ...areas].map(([, name = "", value = ""]) => [name, plain(value)] as const);
  return { ...Object.fromEntries(fields), categories: ticks };
}

/** What names the file that is shown. */
export function fileIn({ html }: Shown): string {
  return /name="file" value="([^"]+)"/.exec(html)?.[1] ?? "";
}

/** The page that an answer leads on to. */
export async function follows(office: OfficeVisitor, { location = "" }: Shown): Promise<Shown> {
  return office.opens(location.replace("/office", ""));
}
