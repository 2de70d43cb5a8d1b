import { crc32, deflateRawSync } from "node:zlib";

export type Parts = Record<string, string | Buffer>;
/** Changes to what the archive says of a part: a lie, a lock, a size. */
export type Lies = { crc?: number; size?: number; flags?: number };

const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A zip archive, with the same fields in both of a part's records; `lies` by the part's name. */
export function zipOf(parts: Parts, lies: Record<string, Lies> = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const { crc = crc32(plain), size = plain.length, flags = 0x800 } = lies[name] ?? {};
    const label = Buffer.from(name);
    const fields = [u16(20), u16(flags), u16(8), u32(0), u32(crc), u32(packed.length), u32(size), u16(label.length)];
    const body = Buffer.concat([u32(0x04034b50), ...fields, u16(0), label, packed]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), ...fields, Buffer.alloc(12), u32(offset), label]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const count = u16(directory.length);
  const end = [u32(0x06054b50), u32(0), count, count, u32(central.length), u32(offset), u16(0)];
  return Buffer.concat([...bodies, central, ...end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A cell: text, a number, or XML that stands as it is between `<c r="…"` and its end. */
export type CellXml = string | number | null | { xml: string };

export function cellXml(cell: CellXml, ref: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c r="${ref}"${cell.xml}`;
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

export const rowXml = (cells: readonly CellXml[], row: number) =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`)).join("")}</row>`;

export const sheetXml = (rows: string, behind = "") =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${behind}</worksheet>`;

export const rowsXml = (rows: readonly (readonly CellXml[])[]) => rows.map((row, at) => rowXml(row, at + 1)).join("");

/** The parts of a workbook with these worksheets; style 1 shows a day, style 2 a time. */
export function workbookParts(sheets: Record<string, string>, more: Parts = {}, bookPr = ""): Parts {
  const names = Object.keys(sheets);
  const entries = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("");
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const links = [
    ...names.map((_, at) => link(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    link("rId90", "styles", "styles.xml"),
    link("rId91", "sharedStrings", "sharedStrings.xml"),
  ];
  const xfs = [0, 14, 20].map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`).join("");
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${link("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${bookPr}<sheets>${entries}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><cellXfs>${xfs}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}"><si><t>李四</t></si></sst>`,
    ...Object.fromEntries(Object.values(sheets).map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...more,
  };
}
