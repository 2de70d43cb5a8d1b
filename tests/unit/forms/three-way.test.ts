import { expect, test } from "vitest";
import { type Said, theirsOf } from "@/components/forms/three-way";

const said = (key: string, made: string, now = made): Said => ({ key, label: key, made, now, told: now, typed: true });

test("what the other wrote is taken over where nothing was typed, and told where both wrote", () => {
  const mine = [said("title", "A", "Mine"), said("note", "Old"), said("day", "1", "2"), said("place", "Here", "There")];
  const fresh = [said("title", "Theirs"), said("note", "New"), said("day", "2"), said("place", "Here")];
  expect(theirsOf(mine, fresh)).toEqual([
    { key: "title", label: "title", told: "Theirs", taken: false, shown: true },
    { key: "note", label: "note", told: "New", taken: true, shown: true },
  ]);
});

test("a row that my page has no place for goes along; an empty one is nothing", () => {
  const order = { ...said("row.3.order", "3"), typed: false };
  const told = theirsOf([], [said("row.3.text", "Added"), order, said("row.4.text", "")]);
  expect(told.map(({ key, taken, shown }) => [key, taken, shown])).toEqual([
    ["row.3.text", true, true],
    ["row.3.order", true, false],
  ]);
});
