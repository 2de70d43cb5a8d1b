export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** A Latin word or a number is one piece, so is a run of blanks; any other character stands for itself. */
function piecesOf(text: string): string[] {
  return text.match(/[A-Za-z0-9][A-Za-z0-9.%]*|[^\S\n]+|./gsu) ?? [];
}

/** Agreement of one or two characters between two changes is chance, and reads worse than no agreement. */
const LEAST_AGREEMENT = 3;

/** The pieces that two lists have in common at their start. */
function agreeing(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

/** Lengths of the longest common subsequence of every two tails; row by row in one array. */
function tailsOf(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const tails = new Uint16Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      tails[at] =
        before[row] === after[column]
          ? (tails[at + width + 1] ?? 0) + 1
          : Math.max(tails[at + width] ?? 0, tails[at + 1] ?? 0);
    }
  }
  return tails;
}

/** What comes next between two pieces: both where they agree, else the one that leaves more in common. */
function stepOf(old: string | undefined, fresh: string | undefined, goes: boolean): DiffPart {
  if (old !== undefined && old === fresh) return { kind: "same", text: old };
  if (old !== undefined && (fresh === undefined || goes)) return { kind: "removed", text: old };
  return { kind: "added", text: fresh ?? "" };
}

/** The shortest way from one list to the other, piece by piece. */
function stepsBetween(before: readonly string[], after: readonly string[]): DiffPart[] {
  const [width, tails] = [after.length + 1, tailsOf(before, after)];
  const steps: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const at = row * width + column;
    const step = stepOf(before[row], after[column], (tails[at + width] ?? 0) >= (tails[at + 1] ?? 0));
    steps.push(step);
    if (step.kind !== "added") row += 1;
    if (step.kind !== "removed") column += 1;
  }
  return steps;
}

/** Neighbours of one kind as one part; between two that agree, what went stands before what came. */
function joined(steps: readonly DiffPart[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) parts.push({ kind: "removed", text: removed });
    if (added) parts.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of steps) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = parts.at(-1);
      if (last?.kind === "same") last.text += text;
      else parts.push({ kind, text });
    }
  }
  flush();
  return parts;
}

/** Agreement too short to mean anything counts as changed, on both sides. */
function withoutChance(parts: readonly DiffPart[]): DiffPart[] {
  return parts.flatMap((part, index): DiffPart[] => {
    const between = index > 0 && index < parts.length - 1;
    if (part.kind !== "same" || !between || part.text.length >= LEAST_AGREEMENT || part.text.includes("\n")) {
      return [part];
    }
    return [
      { kind: "removed", text: part.text },
      { kind: "added", text: part.text },
    ];
  });
}

/**
 * What changed from one text to another, as parts in reading order: the parts that are not "added" are the old text,
 * those that are not "removed" the new one. For texts of a few thousand characters: time grows with the product of
 * what lies between the first and the last difference.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  const [old, fresh] = [piecesOf(before), piecesOf(after)];
  const head = agreeing(old, fresh);
  const [oldRest, freshRest] = [old.slice(head), fresh.slice(head)];
  const tail = agreeing(oldRest.toReversed(), freshRest.toReversed());
  const middle = stepsBetween(oldRest.slice(0, oldRest.length - tail), freshRest.slice(0, freshRest.length - tail));
  const same = (pieces: readonly string[]): DiffPart[] => pieces.map((text) => ({ kind: "same", text }));
  const parts = joined([...same(old.slice(0, head)), ...middle, ...same(oldRest.slice(oldRest.length - tail))]);
  return joined(withoutChance(parts));
}
