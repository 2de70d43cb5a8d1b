import { describe, expect, test } from "vitest";
import { type ShortestTime, stageDaysProblem } from "@/lib/members/rules/stage-days";

const PROBATION: ShortestTime = {
  from: "probationaryOn",
  to: "fullOn",
  months: 12,
  effectiveOn: "2014-05-28",
  article: "细则",
};
const at = { today: "2026-06-30", shortest: [PROBATION] };

describe("days of the stages", () => {
  test("the day of the stage reached is asked for, earlier ones may be unknown, later ones may not be there", () => {
    expect(stageDaysProblem("full", { fullOn: "2001-01-01" }, at)).toBeNull();
    expect(stageDaysProblem("full", {}, at)).toEqual({ field: "fullOn", key: "core.invalid.required" });
    expect(stageDaysProblem("activist", { activistOn: "2025-01-01", candidateOn: "2026-02-01" }, at)).toEqual({
      field: "candidateOn",
      key: "members.invalid.notReached",
    });
  });

  test("each lies on or after the one before, also over a gap, and none is to come", () => {
    const days = { appliedOn: "2020-05-01", candidateOn: "2020-04-30" };
    expect(stageDaysProblem("candidate", days, at)).toEqual({ field: "candidateOn", key: "members.invalid.order" });
    expect(stageDaysProblem("applicant", { appliedOn: "2026-07-01" }, at)?.key).toBe("members.invalid.future");
    expect(stageDaysProblem("candidate", { ...days, candidateOn: "2020-05-01" }, at)).toBeNull();
  });

  test("sooner than a rule in force allows is refused with its article and the first day", () => {
    const days = { probationaryOn: "2024-03-31", fullOn: "2025-03-30" };
    expect(stageDaysProblem("full", days, at)).toEqual({
      field: "fullOn",
      key: "members.invalid.tooSoon",
      params: { day: "2025-03-31", article: "细则" },
    });
    expect(stageDaysProblem("full", { ...days, fullOn: "2025-03-31" }, at)).toBeNull();
  });

  test("each step is measured by the text in force on its day", () => {
    const later = { ...PROBATION, months: 24, effectiveOn: "2025-06-01" };
    const days = { probationaryOn: "2024-03-31", fullOn: "2025-03-31" };
    const both = { ...at, shortest: [PROBATION, later] };
    expect(stageDaysProblem("full", days, both)).toBeNull();
    expect(stageDaysProblem("full", { ...days, fullOn: "2025-06-01" }, both)?.params?.day).toBe("2026-03-31");
  });

  test("what happened before the rule took effect is taken down as it was", () => {
    expect(stageDaysProblem("full", { probationaryOn: "1971-07-01", fullOn: "1971-07-01" }, at)).toBeNull();
  });
});
