import { addDays, addMonths, type Day, instantOf, type Month } from "@/lib/core/period";
import type { ReportSnapshot, ReportStatus, Sections } from "@/lib/reports/schema";
import { reviewEventRow } from "@/tests/support/factories";
import { reportVersionRow } from "@/tests/support/report-rows";
import type { BrandPlan } from "./brands";
import { type Chance, idOf, itemAt } from "./chance";
import { type Sources, snapshotOf } from "./report-snapshot";
import { MENDED, REOPEN_REASONS, RETURN_COMMENTS, type Written } from "./report-texts";
import type { RowOf } from "./rows";
import { secretaryUserId, userId } from "./users";
import { dayIn, earlier, type World } from "./world";

/** Names of those who hand in and who decide. */
export type Authors = { secretaries: ReadonlyMap<string, string>; reviewer: string };

/** How a report went: to its status, or approved and opened again, once more approved or not. */
export type Turn = ReportStatus | "reopened" | "approvedTwice";

type Subject = {
  id: string;
  brand: BrandPlan;
  month: Month;
  turn: Turn;
  written: Written;
  carried: ReportSnapshot["carried"];
};

export type Course = {
  events: RowOf<"ReviewEvent">[];
  versions: RowOf<"ReportVersion">[];
  /** The words as they stand at the end. */
  sections: Sections;
  startedOn: Day;
};

type Comment = (typeof RETURN_COMMENTS)[number];
type Step = {
  kind: RowOf<"ReviewEvent">["kind"];
  comment?: string;
  comments?: { section: string; text: string; version: number }[];
};

/** A minute of the afternoon; of today only what is surely past, which is just after midnight. */
export function momentOf(world: World, day: Day, minute: number): string {
  return instantOf(day, `${day < world.today ? "16" : "00"}:${String(minute).padStart(2, "0")}`).toISOString();
}

/** Submitted, one in eight sent back and handed in again, then decided; a few opened again afterwards. */
function stepsOf(turn: Turn, about: Comment, chance: Chance): Step[] {
  if (turn === "draft") return [];
  const submitted: Step = { kind: "submitted" };
  const returned: Step = {
    kind: "returned",
    comment: "内容总体较好，个别地方请补充。",
    comments: [{ ...about, version: 1 }],
  };
  const approved: Step = { kind: "approved" };
  const reopened: Step = { kind: "reopened", comment: itemAt(REOPEN_REASONS, turn === "reopened" ? 0 : 1) };
  switch (turn) {
    case "submitted":
      return [submitted];
    case "returned":
      return [submitted, returned];
    case "approved":
      return chance.is(0.125) ? [submitted, returned, submitted, approved] : [submitted, approved];
    case "reopened":
      return [submitted, approved, reopened];
    default:
      return [submitted, approved, reopened, submitted, approved];
  }
}

function mended(sections: Sections, section: Comment["section"]): Sections {
  const glue = section === "nextStep" ? "\n" : "";
  return { ...sections, [section]: `${sections[section]}${glue}${MENDED[section]}` };
}

/** What happened to a report, and what was handed in each time. */
export function courseOf(
  world: World,
  subject: Subject,
  { sources, authors }: { sources: Sources; authors: Authors },
  chance: Chance,
): Course {
  const { id, brand, month, turn, written, carried } = subject;
  const startedOn = earlier(dayIn(addMonths(month, 1), chance.int(1, 4)), world.today);
  const about = itemAt(RETURN_COMMENTS, chance.int(0, 3));
  const steps = stepsOf(turn, about, chance);
  const branch = brand.words.branch;
  const author = { actorId: secretaryUserId(branch), actorName: authors.secretaries.get(branch) ?? "" };
  const reviewer = { actorId: userId("committee"), actorName: authors.reviewer };
  const { hospitalId } = world;
  const dayOf = (index: number) => earlier(addDays(startedOn, index), world.today);
  const events = steps.map((step, index) =>
    reviewEventRow({
      hospitalId,
      id: idOf(`review/${id}/${index}`),
      reportId: id,
      at: momentOf(world, dayOf(index), 10 + index),
      ...(step.kind === "submitted" ? author : reviewer),
      ...step,
    }),
  );
  const handedIn = steps.flatMap(({ kind }, index) => (kind === "submitted" ? [index] : []));
  const wordsOf = (turns: number) => (turns === 0 ? written.sections : mended(written.sections, about.section));
  const versions = handedIn.map((index, turns) => {
    const next = events.slice(index + 1).find(({ kind }) => kind === "approved" || kind === "submitted");
    const approval = next?.kind === "approved" ? next : undefined;
    return reportVersionRow({
      hospitalId,
      id: idOf(`version/${id}/${turns}`),
      reportId: id,
      number: turns + 1,
      snapshot: snapshotOf(sources, brand, { month, sections: wordsOf(turns) }, dayOf(index), carried),
      submittedAt: events[index]?.at ?? "",
      submittedByName: author.actorName,
      approvedAt: approval?.at ?? null,
      approvedByName: approval?.actorName ?? null,
    });
  });
  return { events, versions, sections: wordsOf(Math.max(0, handedIn.length - 1)), startedOn };
}
