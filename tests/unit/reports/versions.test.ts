import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/core/period";
import type { ReviewKind } from "@/lib/reports/rules";
import { knownBefore, lastRead, lastRemarks, spokeOfOther, wasWithdrawn } from "@/lib/reports/rules/versions";
import { NOTHING_WRITTEN, type Sections } from "@/lib/reports/schema";

const at = (minute: number) => instantOf("2026-11-03", `09:${String(minute).padStart(2, "0")}`);

/** A course of events, a minute each; every "submitted" hands in a version. */
function courseOf(...kinds: ReviewKind[]) {
  const events = kinds.map((kind, index) => ({ kind, at: at(index), actorName: "沈某某", comments: [] }));
  const handedIn = events.filter(({ kind }) => kind === "submitted");
  const versions = handedIn.map((event, index) => ({
    number: index + 1,
    submittedAt: event.at,
    snapshot: { sections: { ...NOTHING_WRITTEN, result: `Version ${index + 1}` } },
  }));
  return { events, versions, shown: versions.length || null };
}

describe("what became of a submission", () => {
  const withdrawn = (...kinds: ReviewKind[]) => {
    const { events, versions } = courseOf(...kinds);
    return versions.map((version) => wasWithdrawn(version, versions, events));
  };

  test("it was taken back, or it was not; what happens to the next one is not held against it", () => {
    expect(withdrawn("submitted")).toEqual([false]);
    expect(withdrawn("submitted", "withdrawn", "submitted", "opened")).toEqual([true, false]);
    expect(withdrawn("submitted", "returned", "submitted", "withdrawn")).toEqual([false, true]);
  });

  test("a reviewer knows the last one that was read; none where nothing was", () => {
    const read = (...kinds: ReviewKind[]) => {
      const { events, versions, shown } = courseOf(...kinds);
      return lastRead(shown ?? 0, versions, events);
    };
    expect(read("submitted")).toBeNull();
    expect(read("submitted", "withdrawn", "submitted")).toBeNull();
    expect(read("submitted", "opened", "returned", "submitted")).toBe(1);
    expect(read("submitted", "returned", "submitted", "withdrawn", "submitted")).toBe(1);
    expect(read("submitted", "approved", "reopened", "submitted")).toBe(1);
    expect(read("submitted", "returned", "submitted", "opened", "returned", "submitted")).toBe(2);
    expect(knownBefore(courseOf("submitted", "returned", "submitted"))?.number).toBe(1);
    expect(knownBefore({ ...courseOf("submitted"), shown: null })).toBeNull();
  });
});

describe("a comment remembers the words it spoke of", () => {
  const now: Sections = { ...NOTHING_WRITTEN, result: "Two days less", problem: "Beds" };
  const versions = [{ number: 1, sections: { ...now, result: "Better" } }];

  test("and says so once they are others; of an unknown submission it says nothing", () => {
    expect(spokeOfOther({ section: "result", text: "How much?", version: 1 }, versions, now)).toBe(true);
    expect(spokeOfOther({ section: "problem", text: "Which?", version: 1 }, versions, now)).toBe(false);
    expect(spokeOfOther({ section: "result", text: "How much?" }, versions, now)).toBe(false);
    expect(spokeOfOther({ section: "result", text: "How much?", version: 7 }, versions, now)).toBe(false);
    expect(spokeOfOther({ section: "result", text: "How much?", version: 1 }, versions, null)).toBe(false);
  });

  test("only the last decision's comments stand beside the sections", () => {
    const spoken = (kind: ReviewKind, text: string) => ({
      kind,
      actorName: "沈某某",
      comments: text ? [{ section: "result" as const, text, version: 1 }] : [],
    });
    const events = [spoken("returned", "How much?"), spoken("submitted", ""), spoken("returned", "Since when?")];
    const kept = versions.map(({ number, sections }) => ({ number, snapshot: { sections } }));
    expect(lastRemarks({ events, versions: kept, sections: now })).toEqual([
      { section: "result", text: "Since when?", by: "沈某某", changed: true },
    ]);
    expect(lastRemarks({ events: [], versions: kept, sections: now })).toEqual([]);
  });
});
