import { z } from "zod";
import { count, day, id, line, optional, text, version } from "@/lib/core/validation";
import { MEMBER_STAGES } from "@/lib/members/schema";

/** Every act of the way into the Party that is written down. */
export const STEPS = [
  "talk",
  "activist",
  "review",
  "contacts",
  "candidate",
  "introducers",
  "politicalReview",
  "training",
  "preReview",
  "meeting",
  "approval",
  "fullMeeting",
  "fullApproval",
  "stop",
] as const;
export type Step = (typeof STEPS)[number];

/** Pieces of paper that the steps ask for; rules/papers.ts says which asks for which. */
export const PAPER_KEYS = [
  "application",
  "recommendation",
  "activistFiling",
  "cultivationRecord",
  "opinions",
  "publicity",
  "candidateFiling",
  "committeeReview",
  "admissionForm",
  "meetingResolution",
  "committeeTalk",
  "oath",
  "fullApplication",
  "fullOpinions",
] as const;
export type PaperKey = (typeof PAPER_KEYS)[number];

/** Those on which the Party committee decides. */
export const APPROVAL_STEPS = ["preReview", "approval", "fullApproval"] as const satisfies readonly Step[];

/** What a branch meeting may decide on a probationary member. */
export const FULL_DECISIONS = ["full", "extend", "cancel"] as const;
export type FullDecision = (typeof FULL_DECISIONS)[number];

export const NOTE_MAX = 500;
export const NAME_MAX = 40;

const yes = z.enum(["yes", "no"], "core.invalid.choose").transform((value) => value === "yes");
const note = text(NOTE_MAX);
const said = note.refine((value: string) => value !== "", "core.invalid.required");
const common = { memberId: id, version, onDay: day, note };
/** A number that may be left empty: nothing is none. */
const some = (max: number) => optional(count(max)).transform((value) => value ?? 0);
const votes = { entitled: count(500), present: count(500), agree: count(500) };
const pair = { first: id, second: optional(id) };

const step = <Key extends Step, Fields extends z.ZodRawShape>(key: Key, fields: Fields) =>
  z.object({ step: z.literal(key), ...common, ...fields });

/** The branch's part. */
export const recordStepSchema = z.discriminatedUnion("step", [
  step("talk", {}),
  step("activist", pair),
  step("review", { note: said }),
  step("contacts", pair),
  step("introducers", pair),
  step("candidate", pair),
  step("politicalReview", { passed: yes }),
  step("training", { days: some(365), hours: some(1000) }),
  step("meeting", votes),
  step("fullMeeting", { ...votes, decision: z.enum(FULL_DECISIONS, "core.invalid.choose"), months: some(24) }),
  step("stop", { note: said }),
]);

/** The Party committee's part. */
export const approveStepSchema = z.discriminatedUnion("step", [
  step("preReview", { passed: yes }),
  step("approval", { passed: yes }),
  step("fullApproval", { passed: yes }),
]);

export type StepInput = z.output<typeof recordStepSchema> | z.output<typeof approveStepSchema>;
type Bare<Input> = Input extends unknown ? Omit<Input, "memberId" | "version"> : never;
/** One act, as the law sees it. */
export type Act = Bare<StepInput>;

export const startAdmissionSchema = z.object({
  staffId: id,
  branchId: id,
  appliedOn: day,
  /** Of age by a document that was seen, where the register does not know the birth date. */
  ofAge: optional(z.literal("on")),
  note,
});
export type StartAdmissionInput = z.output<typeof startAdmissionSchema>;

export const takeBackSchema = z.object({ memberId: id, version, eventId: id });
export type TakeBackInput = z.output<typeof takeBackSchema>;

export const tickPaperSchema = z.object({
  memberId: id,
  key: z.enum(PAPER_KEYS, "core.invalid.choose"),
  receivedOn: optional(day),
  /** Off: the paper is not there after all. */
  received: z.enum(["yes", "no"]).transform((value) => value === "yes"),
});
export type TickPaperInput = z.output<typeof tickPaperSchema>;

/** Who they are, by their post and department today. */
export const WHO = ["backbone", "middle", "frontline"] as const;
export type Who = (typeof WHO)[number];

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const admissionFilters = z.object({
  q: line(40).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  stage: z.enum(MEMBER_STAGES).exclude(["full"]).optional().catch(undefined),
  who: z.enum(WHO).optional().catch(undefined),
  due: z.enum(["soon", "over", "ready"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AdmissionFilters = z.output<typeof admissionFilters>;
