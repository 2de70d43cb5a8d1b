/** A control of a form as it stands there: what it says, and what it said when its page was made. */
export type Said = { key: string; label: string; now: string; made: string; told: string; typed: boolean };

/** What the other one wrote into a control: taken over where nothing was typed, else to be looked at. */
export type Theirs = { key: string; label: string; told: string; taken: boolean; shown: boolean };

/** What stands differently at the other's from what stood there when my page was made, and is not what I wrote as well. */
export function theirsOf(mine: readonly Said[], fresh: readonly Said[]): Theirs[] {
  const own = new Map(mine.map((one) => [one.key, one]));
  return fresh.flatMap(({ key, label, now, told, typed }) => {
    const { now: here = "", made = "" } = own.get(key) ?? {};
    // Of a row that this page does not have, only what was typed says something: the rest is as it comes.
    const shown = typed || own.has(key);
    return now === made || now === here ? [] : [{ key, label, told, taken: here === made, shown }];
  });
}
