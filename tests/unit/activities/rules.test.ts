import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AttendanceMark,
  atLeast,
  expectedOf,
  groupByDay,
  likelySlot,
  moreThan,
  quorumOf,
  type RecordedMark,
  recordMarks,
  summarizeAttendance,
  votesNeeded,
} from "@/lib/activities/rules";
import { ATTENDANCE_STATUSES } from "@/lib/activities/schema";
import { instantOf } from "@/lib/core/period";

const mark = (given: Partial<AttendanceMark> = {}): AttendanceMark => ({
  status: "present",
  voting: true,
  committee: false,
  ...given,
});
const times = (count: number, given: Partial<AttendanceMark> = {}) => Array.from({ length: count }, () => mark(given));
const absent = { status: "absent" } as const;

describe("the quorum of a general meeting (article 11)", () => {
  test("half of the members with voting rights are enough", () => {
    const marks = [...times(5), ...times(5, absent)];
    expect(quorumOf("generalMeeting", marks, 0.5)).toEqual({
      basis: "voting",
      eligible: 10,
      present: 5,
      needed: 5,
      valid: true,
    });
  });

  test("of an odd number the half is rounded up", () => {
    const found = quorumOf("generalMeeting", [...times(5), ...times(6, absent)], 0.5);
    expect(found).toMatchObject({ eligible: 11, needed: 6, valid: false });
  });

  test("probationary members count neither as expected nor as present", () => {
    const marks = [...times(4), ...times(5, absent), ...times(8, { voting: false })];
    expect(quorumOf("generalMeeting", marks, 0.5)).toMatchObject({ eligible: 9, present: 4, valid: false });
  });

  test("an excused member is still one who should attend", () => {
    const marks = [...times(3), ...times(4, { status: "excused" })];
    expect(quorumOf("generalMeeting", marks, 0.5)).toMatchObject({ eligible: 7, needed: 4, valid: false });
  });

  test("without anybody who may vote there is no finding", () => {
    expect(quorumOf("generalMeeting", [], 0.5)).toBeNull();
    expect(quorumOf("generalMeeting", times(3, { voting: false }), 0.5)).toBeNull();
  });

  test("a resolution needs more than half of all who should attend, not of those present", () => {
    expect(votesNeeded(10, 0.5)).toBe(6);
    expect(votesNeeded(11, 0.5)).toBe(6);
    expect(votesNeeded(1, 0.5)).toBe(1);
  });
});

describe("the quorum of a committee meeting (article 12)", () => {
  test("counts the committee, not those who sat in", () => {
    const marks = [...times(2, { committee: true }), ...times(3, { committee: true, ...absent }), ...times(9)];
    expect(quorumOf("committeeMeeting", marks, 0.5)).toMatchObject({
      basis: "committee",
      eligible: 5,
      present: 2,
      needed: 3,
      valid: false,
    });
  });

  test("where no posts are recorded, those expected are the committee", () => {
    expect(quorumOf("committeeMeeting", times(4), 0.5)).toMatchObject({ eligible: 4, present: 4, valid: true });
  });
});

test("other kinds have no quorum", () => {
  expect(quorumOf("lecture", times(4), 0.5)).toBeNull();
  expect(quorumOf("themedPartyDay", times(4), 0.5)).toBeNull();
});

describe("laws that hold for every meeting", () => {
  const marks = fc.array(
    fc.record({ status: fc.constantFrom(...ATTENDANCE_STATUSES), voting: fc.boolean(), committee: fc.boolean() }),
    { maxLength: 60 },
  );
  const share = fc.constantFrom(0.5, 0.6667, 0.75, 0.8, 1);

  test("valid means exactly: at least the share attended", () => {
    fc.assert(
      fc.property(marks, share, (all, part) => {
        const found = quorumOf("generalMeeting", all, part);
        if (!found) return all.every((one) => !one.voting);
        return found.valid === found.present >= part * found.eligible - 1e-6;
      }),
    );
  });

  test("one more present never makes a meeting invalid", () => {
    fc.assert(
      fc.property(marks, share, (all, part) => {
        const before = quorumOf("generalMeeting", all, part);
        const first = all.findIndex((one) => one.voting && one.status !== "present");
        if (!before?.valid || first < 0) return true;
        const more = all.map((one, index) => (index === first ? { ...one, status: "present" as const } : one));
        return quorumOf("generalMeeting", more, part)?.valid === true;
      }),
    );
  });

  test("at least and more than a share differ by one only where the share is whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), share, (whole, part) => {
        const isWhole = Math.abs(part * whole - Math.round(part * whole)) < 1e-6;
        return moreThan(part, whole) - atLeast(part, whole) === (isWhole ? 1 : 0);
      }),
    );
  });

  test("present, excused and absent make up all who were expected", () => {
    fc.assert(
      fc.property(marks, (all) => {
        const { expected, present, excused, absent: away } = summarizeAttendance(all);
        return expected === present + excused + away && expected === all.length;
      }),
    );
  });
});

describe("what the form is filled in with", () => {
  const usual = { start: "16:30", end: "17:30" };
  const at = (day: string, time: string) => instantOf(day, time);

  test("today at the usual hours once they are over", () => {
    expect(likelySlot("2026-11-20", at("2026-11-20", "17:30"), usual)).toEqual({ day: "2026-11-20", ...usual });
  });

  test("before that, the hour that has just ended: what is logged has happened", () => {
    const slot = likelySlot("2026-11-20", at("2026-11-20", "12:47"), usual);
    expect(slot).toEqual({ day: "2026-11-20", start: "11:30", end: "12:30" });
  });

  test("early in the morning, yesterday", () => {
    expect(likelySlot("2026-11-20", at("2026-11-20", "07:40"), usual)).toEqual({ day: "2026-11-19", ...usual });
    expect(likelySlot("2026-11-01", at("2026-11-01", "00:10"), usual).day).toBe("2026-10-31");
  });

  test("is never ahead of now, and keeps its length", () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, (now) => {
        const time = `${String(Math.floor(now / 60)).padStart(2, "0")}:${String(now % 60).padStart(2, "0")}`;
        const slot = likelySlot("2026-11-20", at("2026-11-20", time), usual);
        const [start, end] = [at(slot.day, slot.start), at(slot.day, slot.end)];
        return end <= at("2026-11-20", time) && end.getTime() - start.getTime() === 3_600_000;
      }),
    );
  });

  test("a committee meeting expects the committee, a heart-to-heart talk nobody in particular", () => {
    expect(expectedOf("committeeMeeting")).toBe("committee");
    expect(expectedOf("groupMeeting")).toBe("group");
    expect(expectedOf("heartTalk")).toBe("nobody");
    expect(expectedOf("themedPartyDay")).toBe("all");
  });
});

describe("attendances that are stored", () => {
  const full = { id: "full", stage: "full", fullOn: "2026-06-01" } as const;
  const probationary = { id: "probationary", stage: "probationary", fullOn: null } as const;
  const present = { status: "present" } as const;
  const kind = "lecture" as const;

  test("take the vote as it was on the day", () => {
    const known = { kind, members: [full, probationary], recorded: [], day: "2026-05-31" };
    const { marks } = recordMarks({ full: present, probationary: present }, known);
    expect(marks.map((one) => one.voting)).toEqual([false, false]);
    expect(recordMarks({ full: present }, { ...known, day: "2026-06-01" }).marks[0]?.voting).toBe(true);
  });

  test("keep a vote that was recorded before, also of one who has left", () => {
    const recorded: RecordedMark[] = [{ memberId: "full", status: "present", reason: null, voting: false }];
    const gone: RecordedMark = { memberId: "gone", status: "present", reason: null, voting: true };
    const known = { kind, members: [full], recorded: [...recorded, gone], day: "2026-07-01" };
    const { marks, unknown } = recordMarks({ full: present, gone: { status: "excused", reason: "duty" } }, known);
    expect(unknown).toEqual([]);
    expect(marks).toEqual([
      { memberId: "full", status: "present", reason: null, voting: false },
      { memberId: "gone", status: "excused", reason: "duty", voting: true },
    ]);
  });

  test("name those who do not belong, and leave out those who are not expected", () => {
    const known = { kind, members: [full], recorded: [], day: "2026-07-01" };
    expect(recordMarks({ stranger: present, full: null }, known)).toEqual({ marks: [], unknown: ["stranger"] });
  });

  describe("of a general meeting (article 11) count everyone who may vote", () => {
    const general = { kind: "generalMeeting", members: [full, probationary], recorded: [], day: "2026-07-01" } as const;
    const absentee = { memberId: "full", status: "absent", reason: null, voting: true };

    test("left out or called not expected, a voter was absent; a probationary member may be left out", () => {
      expect(recordMarks({}, general)).toEqual({ marks: [absentee], unknown: [] });
      expect(recordMarks({ full: null, probationary: null }, general).marks).toEqual([absentee]);
    });

    test("a mark that was given stays", () => {
      const excused = { status: "excused", reason: "duty" } as const;
      expect(recordMarks({ full: excused }, general).marks).toEqual([{ memberId: "full", ...excused, voting: true }]);
    });

    test("the vote counts as it was on the day or was recorded, also of one who has left", () => {
      expect(recordMarks({}, { ...general, day: "2026-05-31" }).marks).toEqual([]);
      const gone: RecordedMark = { memberId: "gone", status: "present", reason: null, voting: true };
      const voiceOnly: RecordedMark = { memberId: "full", status: "present", reason: null, voting: false };
      expect(recordMarks({}, { ...general, recorded: [gone, voiceOnly] }).marks).toEqual([
        { ...absentee, memberId: "gone" },
      ]);
    });
  });
});

test("entries are kept under their days in the order they came", () => {
  const entries = [
    { day: "2026-11-02", id: 1 },
    { day: "2026-11-01", id: 2 },
    { day: "2026-11-02", id: 3 },
  ];
  expect([...groupByDay(entries)]).toEqual([
    ["2026-11-02", [entries[0], entries[2]]],
    ["2026-11-01", [entries[1]]],
  ]);
});
