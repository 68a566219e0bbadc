/** All pages of something that is read a page at a time. */
export async function pagesOf<Item>(pages: AsyncIterable<readonly Item[]>): Promise<readonly (readonly Item[])[]> {
  const read: (readonly Item[])[] = [];
  for await (const page of pages) read.push(page);
  return read;
}
