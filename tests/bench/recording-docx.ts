// The docx library as the application calls it, noting each call: what it was called with is the fixed structure from
// which the library alone writes the same document. Loaded in place of the library by word-hooks.ts.
import * as docx from "docx";

type Maker = new (...args: never[]) => object;
type Call = { make: Maker; args: unknown[] };
type Packed = Parameters<typeof docx.Packer.toArrayBuffer>;

const calls = new WeakMap<object, Call>();
let packed: Packed | null = null;

function recorded<M extends Maker>(make: M): M {
  return new Proxy(make, {
    construct(target, args) {
      const made = Reflect.construct(target, args);
      calls.set(made, { make: target, args });
      return made;
    },
  });
}

export const {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  PageNumber,
  SectionType,
  TableLayoutType,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} = docx;
export const Document = recorded(docx.Document);
export const Footer = recorded(docx.Footer);
export const ImageRun = recorded(docx.ImageRun);
export const PageBreak = recorded(docx.PageBreak);
export const Paragraph = recorded(docx.Paragraph);
export const Tab = recorded(docx.Tab);
export const Table = recorded(docx.Table);
export const TableCell = recorded(docx.TableCell);
export const TableOfContents = recorded(docx.TableOfContents);
export const TableRow = recorded(docx.TableRow);
export const TextRun = recorded(docx.TextRun);
export const Packer = {
  toArrayBuffer(...args: Packed) {
    packed = args;
    return docx.Packer.toArrayBuffer(...args);
  },
};

type Build = () => unknown;

/** Makes again what a value holds of the library; null where it holds nothing of it and is used as it is. */
function buildOf(value: unknown): Build | null {
  if (typeof value !== "object" || value === null) return null;
  const call = calls.get(value);
  if (call) return callOf(call);
  if (Array.isArray(value)) return listOf(value);
  return Object.getPrototypeOf(value) === Object.prototype ? optionsOf(value as Record<string, unknown>) : null;
}

const sureOf = (value: unknown): Build => buildOf(value) ?? (() => value);

function callOf({ make, args }: Call): Build {
  const builds = args.map(sureOf);
  const Make = make as unknown as new (...given: unknown[]) => object;
  return () => new Make(...builds.map((build) => build()));
}

function listOf(values: readonly unknown[]): Build | null {
  const builds = values.map(sureOf);
  return values.some((value) => buildOf(value) !== null) ? () => builds.map((build) => build()) : null;
}

function optionsOf(options: Record<string, unknown>): Build | null {
  const builds = Object.entries(options).flatMap(([key, value]) => {
    const build = buildOf(value);
    return build ? [[key, build] as const] : [];
  });
  if (builds.length === 0) return null;
  return () => {
    const given = { ...options };
    for (const [key, build] of builds) given[key] = build();
    return given;
  };
}

/** Writes the last document again with the library alone: its constructors with the same arguments, and its packer. */
export function sameDocument(): () => Promise<Uint8Array> {
  if (!packed) throw new Error("no document was written yet");
  const [file, prettify, overrides] = packed;
  const build = sureOf(file);
  return async () => {
    const made = build() as docx.Document;
    return new Uint8Array(await docx.Packer.toArrayBuffer(made, prettify as undefined, overrides));
  };
}
