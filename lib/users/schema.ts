import { z } from "zod";
import { ROLES } from "@/lib/core/permissions";
import { count, id, line, list, optional, version } from "@/lib/core/validation";

/** As typed at sign-in; `name@hospital` where hospitals share a name. */
export const signInSchema = z.object({
  username: line(80),
  password: z.string("core.invalid.required").min(1, "core.invalid.required").max(200, "core.invalid.tooLong"),
});

/** Letters, digits, dot, dash and underscore: what people can type on any keyboard; capitals do not count. */
const username = line(32)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z0-9][a-z0-9._-]{1,31}$/.test(value), "users.invalid.username");

const newPassword = z.string("core.invalid.required").min(1, "core.invalid.required").max(200, "core.invalid.tooLong");

export const changePasswordSchema = z
  .object({ current: signInSchema.shape.password, next: newPassword, repeat: newPassword })
  .refine((value) => value.next === value.repeat, { path: ["repeat"], error: "users.invalid.repeat" });

/** Nobody is made to give one: without it nudges wait in the application alone. */
const email = optional(z.email("users.invalid.email").max(254, "core.invalid.tooLong"));

export const setEmailSchema = z.object({ version, email });

const person = z.object({
  name: line(40),
  employeeNo: optional(line(40)),
  email,
  roles: list(z.enum(ROLES, "core.invalid.choose")).refine((roles) => roles.length > 0, "users.invalid.roles"),
  branchIds: list(id),
});

type Reach = { roles: readonly string[]; branchIds: readonly string[] };
const hasBranches = ({ roles, branchIds }: Reach) => !roles.includes("branchSecretary") || branchIds.length > 0;
const NO_BRANCH = { path: ["branchIds"], error: "users.invalid.branches" };

export const createUserSchema = person.extend({ username }).refine(hasBranches, NO_BRANCH);
export type CreateUserInput = z.output<typeof createUserSchema>;

export const updateUserSchema = person.extend({ id, version }).refine(hasBranches, NO_BRANCH);
export type UpdateUserInput = z.output<typeof updateUserSchema>;

/** Everything an administrator does to one account with one button. */
export const oneUserSchema = z.object({ id, version });
export const userIdSchema = z.object({ id });

export const nothingSchema = z.object({});

/** Unknown values become the defaults where they are kept. */
export const preferencesSchema = z.object({ locale: optional(line(20)), display: optional(line(20)) });

const account = z
  .object({ username, name: line(40), password: newPassword, repeat: newPassword })
  .refine((value) => value.password === value.repeat, { path: ["repeat"], error: "users.invalid.repeat" });

export const OWNERSHIPS = ["public", "private"] as const;

const setUpFields = z.object({
  code: line(80),
  hospital: z.object({
    code: line(32)
      .transform((value) => value.toLowerCase())
      .refine((value) => /^[a-z0-9][a-z0-9-]{1,31}$/.test(value), "users.invalid.hospitalCode"),
    name: line(80),
    ownership: z.enum(OWNERSHIPS, "core.invalid.choose"),
    grade: optional(line(40)),
    beds: optional(count(100_000)),
  }),
  administrator: account,
});

/** The committee's first account may be left out: all of its fields are then empty. */
export const setUpSchema = z
  .preprocess(withoutEmptyCommittee, setUpFields.extend({ committee: account.optional() }))
  .refine((value) => value.committee?.username !== value.administrator.username, {
    path: ["committee", "username"],
    error: "users.invalid.sameUsername",
  });
export type SetUpInput = z.output<typeof setUpSchema>;

function withoutEmptyCommittee(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("committee" in value)) return value;
  const { committee, ...rest } = value;
  const filled =
    typeof committee === "object" && committee !== null && Object.values(committee).some((field) => field !== "");
  return filled ? value : rest;
}

export const USER_STATES = ["active", "disabled", "locked", "firstSignIn"] as const;
const SORTS = ["username", "name", "createdAt"] as const;

/** The list's address: what is not understood is left out. */
export const userFiltersSchema = z
  .object({
    q: z.string().trim().max(60).optional().catch(undefined),
    role: z.enum(ROLES).optional().catch(undefined),
    state: z.enum(USER_STATES).optional().catch(undefined),
    sort: z.enum(SORTS).optional().catch(undefined),
    dir: z.enum(["asc", "desc"]).optional().catch(undefined),
  })
  .transform(({ dir, ...filters }) => ({ ...filters, descending: dir === "desc" }));

/** What the sign-in page reads from its address. */
export const entranceParamsSchema = z.object({
  username: z.string().trim().max(80).optional().catch(undefined),
  ready: z.literal("1").optional().catch(undefined),
});
