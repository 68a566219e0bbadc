import type { Shown } from "./office-visitor.ts";

/** The fields of a form as a browser would send them, by the path it is sent to (after `/office`). */
export function formIn({ html }: Shown, path: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(
    ([, action]) => action === `/office${path}`,
  );
  if (form === undefined) throw new Error(`No form is sent to ${path}.`);
  const body = form[2] ?? "";
  const inputs = [...body.matchAll(/<input[^>]*name="([^"]*)"[^>]*>/g)].map(([tag = "", name = ""]) => {
    const [, value = ""] = /value="([^"]*)"/.exec(tag) ?? [];
    return [name, unescaped(value)] as const;
  });
  const areas = [...body.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(
    ([, name = "", value = ""]) => [name, unescaped(value)] as const,
  );
  return Object.fromEntries([...inputs, ...areas]);
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
