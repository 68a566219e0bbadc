import { isUtf8 } from "node:buffer";
import { FileRefused } from "../../domain/import-file.ts";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The text of a file as UTF-8 without its mark. Throws FileRefused for any other encoding, and for nothing at all. */
export function checkText(content: Uint8Array): Uint8Array {
  const isUtf16 = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  if (isUtf16 || content.subarray(0, 1024).includes(0)) throw new FileRefused("utf-16");
  if (!isUtf8(content)) throw new FileRefused("not-utf-8");
  const text = BYTE_ORDER_MARK.equals(content.subarray(0, 3)) ? content.subarray(3) : content;
  if (Buffer.from(text.subarray(0, 4096)).toString().trim() === "") throw new FileRefused("empty");
  return text;
}
