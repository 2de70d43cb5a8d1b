import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedSlots, layoutOf, SHEETS } from "@/lib/surveys/rules/layout";
import { addCounts, LEAST_ANSWERS, noCounts, release } from "@/lib/surveys/rules/tally";
import { SAMPLE_DOCUMENT, sampleAnswers } from "@/tests/support/survey-document";

const LAYOUT = layoutOf(SAMPLE_DOCUMENT);
const placeOf = (key: string) => {
  const found = LAYOUT.places.find(({ question }) => question.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe("layout", () => {
  test("gives every option a slot of its own, without gaps", () => {
    const slots = LAYOUT.places.flatMap(({ answered, notApplicable, first, size }) => [
      answered,
      ...(notApplicable === null ? [] : [notApplicable]),
      ...Array.from({ length: size }, (_, index) => first + index),
    ]);
    expect([SHEETS, ...slots].sort((a, b) => a - b)).toEqual(Array.from({ length: LAYOUT.size }, (_, slot) => slot));
  });

  test("counts a scale's level and its denominator, and leaves the denominator where it is not applicable", () => {
    const nurse = placeOf("nurse");
    const answers = sampleAnswers(0);
    expect(answers[2]).toBe(0);
    expect(countedSlots(LAYOUT, answers)).toContain(nurse.notApplicable);
    expect(countedSlots(LAYOUT, answers)).not.toContain(nurse.answered);
    const level = countedSlots(LAYOUT, sampleAnswers(3));
    expect(level).toContain(nurse.answered);
    expect(level).toContain(nurse.first + 2);
  });

  test("counts each of several choices and the one who chose, numbers by their value, texts once", () => {
    const [reasons, waited, praise] = [placeOf("reasons"), placeOf("waited"), placeOf("praise")];
    const slots = countedSlots(LAYOUT, sampleAnswers(1));
    expect(slots.filter((slot) => slot >= reasons.answered && slot < reasons.first + 3)).toEqual([
      reasons.answered,
      reasons.first,
      reasons.first + 2,
    ]);
    expect(slots).toContain(waited.first + 7);
    expect(slots.filter((slot) => slot === praise.answered)).toHaveLength(1);
  });

  test("counts nothing for what was skipped", () => {
    expect(
      countedSlots(
        LAYOUT,
        LAYOUT.places.map(() => null),
      ),
    ).toEqual([SHEETS]);
  });
});

describe("letting out", () => {
  const sheet = fc.nat(200).map((number) => {
    const counts = noCounts(LAYOUT.size);
    for (const slot of countedSlots(LAYOUT, sampleAnswers(number))) counts[slot] = 1;
    return counts;
  });

  test("loses and invents nothing, and gives of each question all or nothing, never fewer than five", () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 40 }), (sheets) => {
        const waiting = sheets.reduce<number[]>(addCounts, noCounts(LAYOUT.size));
        const { out, kept } = release(LAYOUT, waiting);
        expect(addCounts(out, kept)).toEqual(waiting);
        expect(kept[SHEETS]).toBe(0);
        for (const { answered, first, size } of LAYOUT.places) {
          const released = out[answered] ?? 0;
          expect(released === 0 || released >= LEAST_ANSWERS).toBe(true);
          expect(kept[answered]).toBeLessThan(LEAST_ANSWERS);
          if (released === 0) expect(out.slice(first, first + size).every((count) => count === 0)).toBe(true);
        }
      }),
    );
  });
});
