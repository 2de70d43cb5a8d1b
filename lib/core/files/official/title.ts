import { SIZES, TEXT_WIDTH, TIGHTER } from "./format";
import { breaksBetween, countLines, type TypeMeasure } from "./line-breaks";
import { oneLine, widthOf } from "./text";

const TITLE: TypeMeasure = { em: SIZES.title * 10, closer: TIGHTER, hanging: true };

export const linesOfTitle = (title: string) => countLines(oneLine(title), { width: TEXT_WIDTH, first: 0 }, TITLE);

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** What stays whole: words, and the marks that no line begins or ends with beside them. */
function piecesOf(title: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(title)) {
    const last = pieces.at(-1);
    if (last === undefined || breaksBetween(last, segment)) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}

/**
 * How many characters a break between two pieces may lie further from the middle than another: least beside a mark, most
 * beside a single character, which is likely part of a word that the dictionary has not got.
 */
function reluctance(before: string, after: string): number {
  if (/\p{P}$/u.test(before) || /^\p{P}/u.test(after)) return 0;
  return Math.min(widthOf(before), widthOf(after)) > 1 ? 2 : 8;
}

function divide(pieces: readonly string[], count: number): string[] {
  const whole = widthOf(pieces.join(""));
  let at = 0;
  const breaks = pieces.slice(1).map((piece, index) => {
    const before = pieces[index] ?? "";
    at += widthOf(before);
    return { begin: index + 1, at, cost: reluctance(before, piece) };
  });
  const chosen = Array.from({ length: count - 1 }, (_, line) => {
    const far = ({ at, cost }: (typeof breaks)[number]) => cost + Math.abs(at - (whole * (line + 1)) / count);
    return breaks.toSorted((one, other) => far(one) - far(other))[0]?.begin ?? 0;
  });
  const begins = [...new Set([0, ...chosen])].toSorted((one, other) => one - other);
  return begins
    .map((begin, line) =>
      pieces
        .slice(begin, begins[line + 1])
        .join("")
        .trim(),
    )
    .filter(Boolean);
}

/** A title of several lines is broken between words, into lines of about one length (7.3.1). */
export function titleLines(title: string): string[] {
  const words = oneLine(title);
  const least = linesOfTitle(words);
  if (least === 1) return [words];
  const pieces = piecesOf(words);
  const ways = [least, least + 1].map((count) => divide(pieces, count));
  return ways.find((lines) => lines.every((line) => linesOfTitle(line) === 1)) ?? [words];
}
