import type { Day } from "@/lib/core/period";
import type { ShortestTime } from "@/lib/members/rules/stage-days";
import type { MemberStage, StageDay } from "@/lib/members/schema";
import type { Personal } from "@/lib/staff/rules/personal";
import type { Education, Sex } from "@/lib/staff/schema";
import type { Change, ImportKind, ImportOutcome, Problem } from "../schema";

/** Columns of a staff record that a file may write. */
export type StaffColumns = {
  employeeNo: string;
  name: string;
  sex: Sex | null;
  title: string | null;
  job: string | null;
  education: Education | null;
  backbone: boolean;
  departmentId: string;
  joinedOn: Day | null;
};

/** Columns of a member's record that a file may write. */
export type MemberColumns = Record<StageDay, Day | null> & {
  branchId: string;
  groupId: string | null;
  stage: MemberStage;
};

type Versioned<T> = T & { version: number };
export type FoundMember = Versioned<MemberColumns> & { id: string; leftOn: Day | null };
export type FoundPerson = {
  staffId: string;
  staff: Versioned<StaffColumns> & { leftOn: Day | null };
  personal: Personal;
  member: FoundMember | null;
};

/** Names of the register, and ids by name. */
export type Places = {
  departments: ReadonlyMap<string, string>;
  branches: ReadonlyMap<string, string>;
  /** The day on which a branch was founded, by its id, where it is known. */
  founded: ReadonlyMap<string, Day>;
  /** "<branch id>/<name>" → id. */
  groups: ReadonlyMap<string, string>;
  /** Names by id, of all three. */
  names: ReadonlyMap<string, string>;
};

export type PersonContext = {
  kind: ImportKind;
  places: Places;
  shortest: readonly ShortestTime[];
  today: Day;
  /** Who has the row's employee number today. */
  found: FoundPerson | undefined;
  /** Employee number of somebody else who has the row's ID number. */
  idHeldBy: string | undefined;
};

/** What becomes of a row: personal data in clear, to be sealed before they are kept. */
export type PersonPlan = {
  outcome: ImportOutcome;
  problems: Problem[];
  changes: Change[];
  /** What is to be written; null where nothing of it is new or changed. */
  staff: StaffColumns | null;
  personal: Partial<Personal> | null;
  member: (MemberColumns & { since: Day }) | null;
};

export const problem = (field: string | null, key: string, params?: Problem["params"]): Problem => ({
  field,
  key: `imports.problem.${key}`,
  ...(params ? { params } : {}),
});

/** A value as text; nothing is the empty text. */
export const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
