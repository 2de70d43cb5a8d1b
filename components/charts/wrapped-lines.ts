import { textWidth } from "./frame";

/** A Chinese text may break between any two characters, a word of Latin letters or a number may not. */
const PIECES = /[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g;
/** Marks that must not begin a line. */
const CLOSING = /^[，。；：、！？）】》”’%]/;

/** A text cut into lines no wider than `width`, for drawings, where nothing wraps by itself. */
export function wrappedLines(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    const full = line !== "" && textWidth(line + piece, size) > width && !CLOSING.test(piece);
    if (full) lines.push(line.trimEnd());
    line = full ? piece.trimStart() : line + piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
