import { refuseTable } from "../table";
import { plainText } from "./xml";
import type { Zip } from "./zip";

export type SheetPart = { name: string; part: string };
export type Workbook = {
  sheets: SheetPart[];
  strings: string | null;
  isDate: (style: number) => boolean;
  from1904: boolean;
};

type Attributes = Record<string, string>;

function elements(xml: string, name: string): Attributes[] {
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?>`, "g"));
  return Array.from(found, ([, inside = ""]) =>
    Object.fromEntries(
      Array.from(inside.matchAll(/([\w:]+)\s*=\s*("[^"]*"|'[^']*')/g), ([, key = "", value = ""]) => [
        key.replace(/^\w+:/, ""),
        plainText(value.slice(1, -1)),
      ]),
    ),
  );
}

/** The part that a relationship's target names, seen from the folder of the part that it belongs to. */
function partOf(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder ? folder.split("/") : [];
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

async function relations(zip: Zip, part: string): Promise<{ id: string; kind: string; part: string }[]> {
  const [, folder = "", file = ""] = /^(?:(.*)\/)?([^/]*)$/.exec(part) ?? [];
  const rels = `${folder ? `${folder}/` : ""}_rels/${file}.rels`;
  if (!zip.entries.has(rels)) return [];
  return elements(await zip.text(rels), "Relationship").map(({ Id = "", Type = "", Target = "" }) => ({
    id: Id,
    kind: Type.split("/").at(-1) ?? "",
    part: partOf(folder, Target),
  }));
}

/** Built-in formats that show a day, those of Chinese Excel among them. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

function showsDay(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "").toLowerCase();
  if (/[yd\u5e74\u65e5]/.test(letters) && !/general/.test(letters)) return /[ymd]/.test(letters);
  return /m/.test(letters) && !/[hs]/.test(letters);
}

/** Which cell styles show a number as a day. */
function dateStyles(xml: string): (style: number) => boolean {
  const own = new Map(elements(xml, "numFmt").map(({ numFmtId, formatCode = "" }) => [numFmtId, formatCode]));
  const [, cellXfs = ""] = /<(?:\w+:)?cellXfs[\s>]([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml) ?? [];
  const days = elements(cellXfs, "xf").map(({ numFmtId = "0" }) => {
    const format = own.get(numFmtId);
    return format === undefined ? DAY_FORMATS.has(Number(numFmtId)) : showsDay(format);
  });
  return (style) => days[style] ?? false;
}

/** What an archive without a workbook is. */
function otherThanWorkbook(zip: Zip): Error {
  const has = (beginning: string) => [...zip.entries.keys()].some((name) => name.startsWith(beginning));
  if (has("word/")) return refuseTable("word");
  if (has("xl/workbook.bin") || has("content.xml")) return refuseTable("otherTable");
  return refuseTable(has("[Content_Types].xml") && has("xl/") ? "damaged" : "noTable");
}

/** What a workbook consists of; sheets that are hidden are left out. Throws INVALID where it is none. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const book = (await relations(zip, "")).find(({ kind }) => kind === "officeDocument")?.part;
  if (!book || !zip.entries.has(book) || !/workbook\.xml$|^xl\/.*\.xml$/i.test(book)) throw otherThanWorkbook(zip);
  const [xml, related] = await Promise.all([zip.text(book), relations(zip, book)]);
  const partBy = (kind: string) => related.find((one) => one.kind === kind && zip.entries.has(one.part))?.part ?? null;
  const styles = partBy("styles");
  const sheets = elements(xml, "sheet")
    .filter(({ state }) => state !== "hidden" && state !== "veryHidden")
    .map(({ name = "", id }) => ({ name, part: related.find((one) => one.id === id)?.part ?? "" }))
    .filter(({ part }) => zip.entries.has(part));
  if (sheets.length === 0) throw refuseTable("damaged");
  return {
    sheets,
    strings: partBy("sharedStrings"),
    isDate: styles ? dateStyles(await zip.text(styles)) : () => false,
    from1904: elements(xml, "workbookPr").some(({ date1904 }) => date1904 === "1" || date1904 === "true"),
  };
}
