import { type Actor, canForBranch } from "@/lib/core/actor";
import { type Day, type Month, monthOf, monthsUpTo } from "@/lib/core/period";
import { type Deadline, reportDueOn } from "@/lib/core/workdays";
import { isHandedIn } from "./rules/desk";
import {
  type ReportStanding,
  type ReportStatus,
  SECTIONS,
  type Section,
  type SectionComment,
  type Sections,
} from "./schema";

export type ReviewKind = "submitted" | "opened" | "withdrawn" | "returned" | "approved" | "reopened";

/** Whether a reviewer has opened a report since it was last submitted, from its events, oldest first. */
export function openedSince(kinds: readonly ReviewKind[]): boolean {
  return kinds.slice(kinds.lastIndexOf("submitted") + 1).includes("opened");
}

/** What a report is called, from its status and its events, oldest first: what came back last says how. */
export function standingOf(status: ReportStatus, kinds: readonly ReviewKind[]): ReportStanding {
  const back = kinds.findLast((kind) => kind === "returned" || kind === "reopened");
  return status === "returned" && back === "reopened" ? "reopened" : status;
}

/** What the law needs to know of a report. */
export type ReportState = {
  status: ReportStatus;
  /** The working copy. */
  sections: Sections;
  /** The copy that reviewers see; null while nothing is submitted. */
  submitted: Sections | null;
  submittedById: string | null;
  /** Whose words they are: everybody who wrote since the last decision. */
  authors: readonly string[];
  /** A reviewer has opened it since it was submitted. */
  opened: boolean;
  /** What reviewers returned or approved, oldest first. */
  decided: readonly Sections[];
  /** What was ever approved, oldest first: no move changes it. */
  frozen: readonly Sections[];
};

export type Mover = { userId: string; writes: boolean; reviews: boolean };

export type Move =
  | { kind: "save" | "submit"; sections: Sections }
  | { kind: "withdraw" | "open" | "approve" }
  | { kind: "return"; comment: string; comments: readonly SectionComment[] }
  | { kind: "reopen"; comment: string };

export type Verdict =
  | { ok: true; state: ReportState }
  | { ok: false; code: "FORBIDDEN" | "CONFLICT" | "INVALID"; key: string; fields?: Record<string, string> };

type Refusal = Extract<Verdict, { ok: false }>;

const WRITER_MOVES = new Set<Move["kind"]>(["save", "submit", "withdraw"]);

const MOVES: Record<Move["kind"], { from: readonly ReportStatus[]; to: ReportStatus | null }> = {
  save: { from: ["draft", "returned"], to: null },
  submit: { from: ["draft", "returned"], to: "submitted" },
  // To where it lay before, which only its past says.
  withdraw: { from: ["submitted"], to: null },
  open: { from: ["submitted"], to: null },
  return: { from: ["submitted"], to: "returned" },
  approve: { from: ["submitted"], to: "approved" },
  reopen: { from: ["approved"], to: "returned" },
};

/** The statuses from which a move may start, for the `where` of its update. */
export function startsFrom(kind: Move["kind"]): ReportStatus[] {
  return [...MOVES[kind].from];
}

/** Fields without which a report says nothing: one of progress and result must be there. */
export function missingSections(sections: Sections): Record<string, string> | undefined {
  if (sections.progress.trim() || sections.result.trim()) return undefined;
  return { progress: "reports.invalid.progressOrResult" };
}

function refuse(code: Refusal["code"], key: string, fields?: Record<string, string>): Refusal {
  return { ok: false, code, key, ...(fields ? { fields } : {}) };
}

function mayMove(state: ReportState, mover: Mover, kind: Move["kind"]): Refusal | null {
  if (WRITER_MOVES.has(kind)) return mover.writes ? null : refuse("FORBIDDEN", "core.error.forbidden");
  if (!mover.reviews) return refuse("FORBIDDEN", "core.error.forbidden");
  // Two pairs of eyes: nobody decides on what they handed in, or wrote for somebody else to hand in.
  if (state.submittedById === mover.userId) return refuse("FORBIDDEN", "reports.error.ownReport");
  return state.authors.includes(mover.userId) ? refuse("FORBIDDEN", "reports.error.ownWords") : null;
}

/** A reason stands in the overall comment or beside one section; either is enough. */
function saysWhy({ comment, comments }: { comment: string; comments: readonly SectionComment[] }): boolean {
  return [comment, ...comments.map(({ text }) => text)].some((text) => text.trim() !== "");
}

function contentRefusal(state: ReportState, move: Move): Refusal | null {
  if (move.kind === "submit") {
    const fields = missingSections(move.sections);
    return fields ? refuse("INVALID", "core.error.invalid", fields) : null;
  }
  if (move.kind === "return" && !saysWhy(move)) {
    return refuse("INVALID", "core.error.invalid", { comment: "reports.invalid.commentRequired" });
  }
  if (move.kind === "reopen" && move.comment.trim() === "") {
    return refuse("INVALID", "core.error.invalid", { comment: "reports.invalid.reopenReason" });
  }
  return move.kind === "withdraw" && state.opened ? refuse("CONFLICT", "reports.error.alreadyOpened") : null;
}

/** A submission that is taken back leaves the report where it lay before: with what was last decided on, if anything. */
function takenBack(state: ReportState): ReportState {
  const before = state.decided.at(-1) ?? null;
  return { ...state, status: before ? "returned" : "draft", submitted: before, submittedById: null, opened: false };
}

function decide(state: ReportState, approves: boolean): Pick<ReportState, "authors" | "decided" | "frozen"> {
  const read = state.submitted ? [state.submitted] : [];
  return {
    authors: [],
    decided: [...state.decided, ...read],
    frozen: approves ? [...state.frozen, ...read] : state.frozen,
  };
}

function applyMove(state: ReportState, mover: Mover, move: Move): ReportState {
  const status = MOVES[move.kind].to ?? state.status;
  const authors = state.authors.includes(mover.userId) ? state.authors : [...state.authors, mover.userId];
  switch (move.kind) {
    case "save":
      return { ...state, sections: move.sections, authors };
    case "submit": {
      const sections = move.sections;
      return { ...state, status, sections, submitted: sections, submittedById: mover.userId, authors, opened: false };
    }
    case "withdraw":
      return takenBack(state);
    case "open":
      return { ...state, opened: true };
    case "approve":
    case "return":
      return { ...state, status, ...decide(state, move.kind === "approve") };
    default:
      return { ...state, status };
  }
}

/**
 * The law of the monthly report: draft → submitted → returned → submitted … → approved; while nobody has opened a
 * submission its writer takes it back, to returned where an earlier one was decided on and to draft where none was;
 * approved → returned when a reviewer opens it again with a reason, while what was approved stays as it is. Says who
 * may make a move, and what the report is after it.
 */
export function judgeMove(state: ReportState, mover: Mover, move: Move): Verdict {
  const forbidden = mayMove(state, mover, move.kind);
  if (forbidden) return forbidden;
  if (!MOVES[move.kind].from.includes(state.status)) return refuse("CONFLICT", "core.error.changedMeanwhile");
  const refused = contentRefusal(state, move);
  if (refused) return refused;
  return { ok: true, state: applyMove(state, mover, move) };
}

/** Why no report can be opened for a month, as a message key; null when it can. */
export function monthRefusal(
  month: Month,
  brand: { fromMonth: Month; toMonth: Month | null; dissolvedOn?: Day | null },
  today: Day,
): string | null {
  if (month > monthOf(today)) return "reports.invalid.futureMonth";
  if (month < brand.fromMonth) return "reports.invalid.beforeBrand";
  if (brand.toMonth !== null && month > brand.toMonth) return "reports.invalid.afterBrand";
  if (brand.dissolvedOn && month >= monthOf(brand.dissolvedOn)) return "reports.invalid.afterDissolution";
  return null;
}

/** Whether a report that is not handed in yet is late: its due day is over. */
export function isOverdue(status: ReportStanding | "missing", month: Month, deadline: Deadline, today: Day): boolean {
  return !isHandedIn(status) && today > reportDueOn(month, deadline.workday, deadline.calendar);
}

/** The months whose reports a secretary is asked for, oldest first: as far back as a year ring shows. */
export function monthsToWrite(today: Day): Month[] {
  return monthsUpTo(monthOf(today), 12);
}

/** Next steps as a list: one a line, without the bullets and numbers people type. */
export function stepsOf(nextStep: string): string[] {
  return nextStep
    .split("\n")
    .map((item) => item.replace(/^\s*(?:[-*•·–—]|\d{1,2}[.、．)）](?!\d)|[（(]\d{1,2}[)）])?\s*/, "").trim())
    .filter((item) => item !== "");
}

/** The sections that differ between two copies. */
export function changedSections(mine: Sections, theirs: Sections): Section[] {
  return SECTIONS.filter((section) => mine[section] !== theirs[section]);
}

/** The part of an audit entry that is the same for every change of a report. */
export function aboutReport(report: { id: string; branchId: string }) {
  return { subject: "report", subjectId: report.id, branchId: report.branchId };
}

/** A person as the law of a report sees them. */
export function moverOf(actor: Actor, { branchId }: { branchId: string }): Mover {
  return {
    userId: actor.userId,
    writes: canForBranch(actor, "report.write", branchId),
    reviews: canForBranch(actor, "report.review", branchId),
  };
}
