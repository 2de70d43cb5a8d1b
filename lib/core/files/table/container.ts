import { refuseTable } from "../table";

const ascii = (bytes: Uint8Array, length: number) => Buffer.from(bytes.subarray(0, length)).toString("latin1");

/** Office before 2007 and every file that Office locks with a password lie in the same container. */
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const OTHERS = ["%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "{\\rtf", "Rar!", "7z\xbc\xaf", "\x1f\x8b"];

const utf16 = (text: string) => Buffer.from(text, "utf16le");

function problemOfOle(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(utf16("EncryptedPackage"))) return "password";
  return file.includes(utf16("Workbook")) || file.includes(utf16("Book")) ? "oldExcel" : "noTable";
}

/** Tells by its first bytes what a file is, whatever its name says; throws INVALID for what holds no table. */
export function kindOfTable(bytes: Uint8Array): "xlsx" | "csv" {
  if (bytes.length === 0) throw refuseTable("empty");
  const head = ascii(bytes, 512);
  if (head.startsWith("PK")) return "xlsx";
  if (head.startsWith(OLE)) throw refuseTable(problemOfOle(bytes));
  if (OTHERS.some((beginning) => head.startsWith(beginning))) throw refuseTable("noTable");
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|meta|style|workbook)/i.test(head)) throw refuseTable("webPage");
  // A zip whose beginning was lost, a program, a picture of another kind: no text has a NUL, but UTF-16 has.
  if (!/^(\xff\xfe|\xfe\xff)/.test(head) && bytes.includes(0)) throw refuseTable("noTable");
  return "csv";
}
