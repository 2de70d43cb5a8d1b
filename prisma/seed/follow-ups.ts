import { addDays, addMonths, type Day } from "@/lib/core/period";
import { titleFrom } from "@/lib/reports/rules/follow-ups";
import { reportSnapshotSchema } from "@/lib/reports/schema";
import { type ConcernSection, FOLLOW_UP_TITLE_MAX } from "@/lib/reports/schema/concerns";
import { followUpRow } from "@/tests/support/follow-up-rows";
import { idOf, itemAt } from "./chance";
import { branchId } from "./organisation";
import { type Authors, momentOf } from "./report-course";
import type { RowOf } from "./rows";
import { TASK_OUTCOMES } from "./words/follow-ups";
import { dayIn, type World } from "./world";

type Course = {
  /** Months before the running one of the report whose words were taken up, and which of its reports. */
  ago: number;
  turn: number;
  section: ConcernSection;
  /** A branch by name, null for the Party committee; for an improvement action the one it is. */
  becomes: { owner: string | null } | { improvement: "open" | "done" };
  /** Days from today to the due day. */
  due: number;
  /** Which outcome, of one that is done. */
  outcome?: number;
};

/** Some are done, one is due soon, one is overdue at a branch and one at the committee, two became improvement actions. */
const COURSES: readonly Course[] = [
  { ago: 6, turn: 0, section: "problem", becomes: { owner: "医技党支部" }, due: -110, outcome: 0 },
  { ago: 5, turn: 1, section: "helpWanted", becomes: { owner: null }, due: -90, outcome: 1 },
  { ago: 5, turn: 2, section: "problem", becomes: { improvement: "done" }, due: -60 },
  { ago: 4, turn: 0, section: "helpWanted", becomes: { owner: "外科党支部" }, due: -50, outcome: 2 },
  { ago: 3, turn: 3, section: "problem", becomes: { owner: "外科党支部" }, due: 12 },
  { ago: 3, turn: 1, section: "problem", becomes: { improvement: "open" }, due: 30 },
  { ago: 2, turn: 0, section: "helpWanted", becomes: { owner: null }, due: -6 },
  { ago: 2, turn: 2, section: "problem", becomes: { owner: "心血管党支部" }, due: -3 },
  { ago: 2, turn: 5, section: "problem", becomes: { owner: null }, due: 40 },
];

type From = { MonthlyReport: readonly RowOf<"MonthlyReport">[]; Improvement: readonly RowOf<"Improvement">[] };

type Words = { reportId: string; branchId: string; quoted: string };

/** What handed-in reports of a month say in a section, in the order of the branches. */
function wordsOf(world: World, { MonthlyReport }: From, { ago, section }: Course): Words[] {
  const month = addMonths(world.month, -ago);
  return MonthlyReport.flatMap(({ id, branchId: of, month: written, snapshot }) => {
    if (written !== month || snapshot === null) return [];
    const quoted = reportSnapshotSchema.parse(snapshot).sections[section].trim();
    return quoted === "" ? [] : [{ reportId: id, branchId: of, quoted }];
  });
}

function becomeOf({ becomes, due, outcome }: Course, { Improvement }: From, authors: Authors, today: Day) {
  const dueOn = addDays(today, due);
  if ("improvement" in becomes) {
    const found = Improvement.find(({ status }) => status === becomes.improvement);
    const { id, branchId: ownerBranchId } = found ?? itemAt(Improvement, 0);
    return { kind: "improvement" as const, improvementId: id, ownerBranchId, responsible: "", dueOn };
  }
  const { owner } = becomes;
  const done = outcome === undefined ? {} : { doneOn: addDays(dueOn, -4), outcome: itemAt(TASK_OUTCOMES, outcome) };
  const responsible = owner ? (authors.secretaries.get(owner) ?? "") : authors.reviewer;
  return { kind: "task" as const, ownerBranchId: owner && branchId(owner), responsible, dueOn, ...done };
}

/** What became of some problems and some help wanted; a branch never answers for what it asked itself. */
export function buildFollowUps(world: World, from: From, authors: Authors): RowOf<"FollowUp">[] {
  return COURSES.flatMap((course, index) => {
    const become = becomeOf(course, from, authors, world.today);
    const words = wordsOf(world, from, course).filter((one) => one.branchId !== become.ownerBranchId);
    const found = words[course.turn % Math.max(1, words.length)];
    if (!found) return [];
    const { reportId, quoted } = found;
    const { section } = course;
    return [
      followUpRow({
        ...become,
        hospitalId: world.hospitalId,
        id: idOf(`follow-up/${index}`),
        reportId,
        section,
        quoted,
        title: titleFrom(quoted, FOLLOW_UP_TITLE_MAX),
        createdAt: momentOf(world, dayIn(addMonths(world.month, 1 - course.ago), 10), index),
        createdByName: authors.reviewer,
      }),
    ];
  });
}
