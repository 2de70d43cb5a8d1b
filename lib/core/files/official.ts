import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Locale } from "@/lib/i18n/locale";

/**
 * A cell, a paragraph or a list entry is plain text; line breaks in it begin a new paragraph. Headings are numbered by
 * the writer as the format wants it: 1 一、 2 （一） 3 1.; a chapter, which only books have, begins a page and counts anew.
 */
export type OfficialBlock =
  | { kind: "chapter"; title: string }
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "facts"; rows: readonly (readonly [label: string, value: string])[] }
  | OfficialTable
  | { kind: "note"; text: string }
  | { kind: "attachments"; label: string; names: readonly string[] }
  | { kind: "signature"; organ: string; date: string }
  | { kind: "pageBreak" };

/** The head is repeated on every page, and a row stays whole unless it fills most of a page by itself. */
export type OfficialTable = {
  kind: "table";
  caption?: string;
  /** `share` is the part of the width; numbers stand right, all else left. */
  columns: readonly { header: string; share: number; align?: "right" | "center" }[];
  rows: readonly (readonly string[])[];
};

export type OfficialDocument = {
  title: string;
  /** Below the title, in brackets of its own: when it was issued and amended. */
  subtitle?: string;
  /** Who made it: a core property, shown nowhere. */
  creator: string;
  /** The hospital's own red heading and the issue number below it; without one there is no red line. */
  letterhead?: { name: string; number: string | null } | null;
  /** A square picture (PNG) below the title; `says` is read out to who does not see it. */
  picture?: { png: Uint8Array; says: string } | undefined;
  addressee?: string;
  /** Of a Chinese text, which it is without one, words and numbers are closed up; the format is the same for each. */
  language?: Locale;
  /** A first page of its own, for books: lines below the title. */
  cover?: { lines: readonly string[] };
  /** The heading of the table of contents, which lists the chapters; without it there is none. */
  contents?: string;
  blocks: readonly OfficialBlock[];
};

/** A document and the name of its file, without the ending. */
export type OfficialFile = { name: string; document: OfficialDocument };

export const DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Order = { id: number; document: OfficialDocument };
export type Written = { id: number; bytes: Uint8Array } | { id: number; failure: string };
type Waiting = { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void };
type Writer = { worker: Worker; waiting: Map<number, Waiting>; last: number; idle?: NodeJS.Timeout };

/** A thread that nobody used for this long is given back; the next document waits a quarter of a second for a new one. */
const IDLE_MS = 60_000;

// Kept on globalThis because Next loads this module once for pages and once for routes.
const shared = globalThis as unknown as { tongxinWriter?: Writer };

function openWriter(): Writer {
  // By its path and not as a module, because it is no part of any bundle: the thread loads TypeScript by itself.
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib/core/files/official/worker.ts");
  const worker = new Worker(/* turbopackIgnore: true */ file, { execArgv: ["--import", "tsx"] });
  const writer: Writer = { worker, waiting: new Map(), last: 0 };
  const end = (error: Error) => {
    if (shared.tongxinWriter === writer) delete shared.tongxinWriter;
    for (const { reject } of writer.waiting.values()) reject(error);
    writer.waiting.clear();
  };
  worker.on("message", (written: Written) => settle(writer, written));
  worker.once("error", end);
  worker.once("exit", () => end(new Error("the thread that writes documents ended")));
  worker.unref();
  return writer;
}

function settle(writer: Writer, written: Written): void {
  const found = writer.waiting.get(written.id);
  writer.waiting.delete(written.id);
  if ("bytes" in written) found?.resolve(written.bytes);
  else found?.reject(new Error(written.failure));
  if (writer.waiting.size > 0) return;
  writer.worker.unref();
  writer.idle = setTimeout(() => {
    if (writer.waiting.size > 0) return;
    if (shared.tongxinWriter === writer) delete shared.tongxinWriter;
    writer.worker.terminate();
  }, IDLE_MS).unref();
}

/**
 * The document as .docx in the format of GB/T 9704-2012: A4, a text block of 156 × 225 mm with 22 lines of 28 characters.
 * It is written in a thread of its own, one document after the other, so that pages are answered meanwhile.
 */
export function writeOfficial(document: OfficialDocument): Promise<Uint8Array> {
  shared.tongxinWriter ??= openWriter();
  const writer = shared.tongxinWriter;
  clearTimeout(writer.idle);
  writer.worker.ref();
  writer.last += 1;
  const order: Order = { id: writer.last, document };
  return new Promise((resolve, reject) => {
    writer.waiting.set(order.id, { resolve, reject });
    writer.worker.postMessage(order);
  });
}
