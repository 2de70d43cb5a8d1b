type Wanted = { target?: number | undefined; targets?: Record<string, number | undefined> | undefined };

/** How many answers are wanted of each department: its own number, or else the round's. */
export function targetsOf(
  departmentIds: readonly string[],
  { target, targets = {} }: Wanted,
): { departmentId: string; target: number | null }[] {
  return [...new Set(departmentIds)].map((departmentId) => ({
    departmentId,
    target: targets[departmentId] ?? target ?? null,
  }));
}

/** The target that all departments share; null where they differ or have none. */
export function commonTarget(departments: readonly { target: number | null }[]): number | null {
  const [first] = departments;
  return first && departments.every(({ target }) => target === first.target) ? first.target : null;
}
