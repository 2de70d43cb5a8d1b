import type { Role } from "@/lib/core/permissions";

/** Shared by every demo account; it opens nothing but the fictional hospital. */
export const DEMO_PASSWORD = "Tongxin-2026";

export const PASSWORD_MIN = 10;
const FAILURES_BEFORE_LOCK = 5;
const LONGEST_LOCK_MINUTES = 60;

/** Minutes an account stays locked after so many failures in a row: none below five, then 1, 2, 4 … at most 60. */
export function lockMinutes(failures: number): number {
  if (failures < FAILURES_BEFORE_LOCK) return 0;
  return Math.min(LONGEST_LOCK_MINUTES, 2 ** (failures - FAILURES_BEFORE_LOCK));
}

/** What is wrong with a new password, as a message key; null when nothing is. */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < PASSWORD_MIN) return "users.invalid.passwordShort";
  if (password.toLowerCase().includes(username.toLowerCase())) return "users.invalid.passwordUsername";
  if (new Set(password).size < 5) return "users.invalid.passwordSimple";
  return null;
}

/** The name and, after an @, the hospital that a person typed at sign-in; capitals do not count. */
export function identityOf(typed: string): { username: string; hospitalCode: string | null } {
  const text = typed.trim().toLowerCase();
  const at = text.lastIndexOf("@");
  if (at < 0) return { username: text, hospitalCode: null };
  return { username: text.slice(0, at), hospitalCode: text.slice(at + 1) };
}

/** Where a person starts: those who only read start with the figures, those who do things with what is due. */
export function homeOf(roles: readonly Role[]): "/dashboard" | "/today" {
  return roles.length > 0 && roles.every((role) => role === "leader") ? "/dashboard" : "/today";
}

export type Assignment = { role: Role; branchId: string | null };

/** One row a role; a branch secretary has one for every branch. */
export function assignmentsOf(roles: readonly Role[], branchIds: readonly string[]): Assignment[] {
  return [...new Set(roles)].flatMap((role): Assignment[] =>
    role === "branchSecretary"
      ? [...new Set(branchIds)].map((branchId) => ({ role, branchId }))
      : [{ role, branchId: null }],
  );
}

export type UserState = "active" | "disabled" | "locked" | "firstSignIn";

/** The one state of an account that matters most to whoever looks after it. */
export function stateOf(
  user: { disabledAt: Date | null; lockedUntil: Date | null; mustChangePassword: boolean },
  now: Date,
): UserState {
  if (user.disabledAt) return "disabled";
  if (user.lockedUntil && user.lockedUntil > now) return "locked";
  return user.mustChangePassword ? "firstSignIn" : "active";
}
