interface About {
  /** What the viewer shows above the pages. */
  readonly title: string;
  readonly language: "id" | "en";
  /** Milliseconds since the epoch; stands in the properties of the file. */
  readonly now: number;
  /** False leaves the text readable in the file as it is. */
  readonly compress?: boolean;
}

/** A file with all that is drawn: the same drawing and time give the same bytes. Pages are added by whoever draws. */
export async function writePdf(
  { title, language, now, compress = true }: About,
  draw: (file: PDFKit.PDFDocument) => void | Promise<void>,
): Promise<Buffer> {
  // Few processes ever make one: the library is read with the first.
  const { default: Document } = await import("pdfkit");
  const file = new Document({
    ...{ autoFirstPage: false, displayTitle: true, compress },
    lang: language === "en" ? "en" : "id-ID",
    info: { Title: title, Creator: "Juru Damai", CreationDate: new Date(now) },
  });
  const chunks: Buffer[] = [];
  file.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => file.on("end", resolve));
  await draw(file);
  file.end();
  await ended;
  return Buffer.concat(chunks);
}
