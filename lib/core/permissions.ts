export const ROLES = ["committee", "branchSecretary", "leader", "auditor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "account.own",
  "organisation.read",
  "organisation.manage",
  "staff.read",
  "staff.manage",
  "personal.reveal",
  "user.manage",
  "audit.read",
  "member.read",
  "member.manage",
  "admission.approve",
  "dues.collect",
  "check.except",
  "import.run",
  "partner.read",
  "partner.manage",
  "activity.read",
  "activity.record",
  "satisfaction.read",
  "satisfaction.record",
  "survey.read",
  "survey.manage",
  "care.read",
  "care.record",
  "improvement.read",
  "improvement.manage",
  "plan.read",
  "plan.manage",
  "plan.progress",
  "brand.read",
  "brand.manage",
  "report.read",
  "report.write",
  "report.review",
  "dashboard.read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ_WORK: Permission[] = [
  "organisation.read",
  "staff.read",
  "member.read",
  "partner.read",
  "activity.read",
  "satisfaction.read",
  "survey.read",
  "care.read",
  "improvement.read",
  "plan.read",
  "brand.read",
  "report.read",
];

/** The one table of who may do what. A branch secretary's permissions hold for their own branches only. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  committee: [
    "account.own",
    ...READ_WORK,
    "organisation.manage",
    "staff.manage",
    "personal.reveal",
    "member.manage",
    "admission.approve",
    "dues.collect",
    "check.except",
    "import.run",
    "partner.manage",
    "activity.record",
    "satisfaction.record",
    "survey.manage",
    "care.record",
    "improvement.manage",
    "plan.manage",
    "plan.progress",
    "brand.manage",
    "report.review",
    "dashboard.read",
  ],
  branchSecretary: [
    "account.own",
    ...READ_WORK,
    "personal.reveal",
    "member.manage",
    "dues.collect",
    "activity.record",
    "improvement.manage",
    "plan.progress",
    "brand.manage",
    "report.write",
  ],
  leader: ["account.own", ...READ_WORK, "dashboard.read"],
  auditor: [
    "account.own",
    "organisation.read",
    "activity.read",
    "plan.read",
    "brand.read",
    "report.read",
    "audit.read",
  ],
  administrator: [
    "account.own",
    "organisation.read",
    "organisation.manage",
    "staff.read",
    "staff.manage",
    "import.run",
    "user.manage",
  ],
};

/** Permissions of a set of roles: all of them, and those that reach over the whole hospital. */
export function permissionsOf(roles: readonly Role[]): {
  permissions: ReadonlySet<Permission>;
  hospitalWide: ReadonlySet<Permission>;
} {
  const wide = roles.filter((role) => role !== "branchSecretary").flatMap((role) => ROLE_PERMISSIONS[role]);
  return {
    permissions: new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role])),
    hospitalWide: new Set(wide),
  };
}
