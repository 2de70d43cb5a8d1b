import "server-only";
import type { PublicOutcome } from "@/lib/core/action";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { clock } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { fitsSetupCode } from "@/lib/core/setup-code";
import { addHolidays } from "@/lib/organisation/commands/add-holidays";
import { addRules } from "@/lib/organisation/commands/add-rules";
import { passwordProblem } from "../rules";
import type { SetUpInput } from "../schema";

/**
 * Creates the hospital, its regulation rules, its public holidays and its first accounts, and spends the one-time code with them. Throws
 * NOT_FOUND once there is a hospital: the door is then gone, not merely locked.
 */
export async function setUpHospital(tx: Tx, input: SetUpInput): Promise<PublicOutcome<{ username: string }>> {
  await spendCode(tx, input.code);
  const { hospital, administrator, committee } = input;
  assertPasswords({ administrator, committee });
  const { id: hospitalId } = await tx.hospital.create({ data: hospital, select: { id: true } });
  const rules = await addRules(tx, hospitalId, hospital.ownership);
  const holidays = await addHolidays(tx, hospitalId);
  const audit: AuditDraft[] = [
    {
      action: "hospital.create",
      subject: "hospital",
      subjectId: hospitalId,
      after: { ...hospital, rules, holidays },
    },
    await createFirstUser(tx, hospitalId, administrator, "administrator"),
  ];
  if (committee) audit.push(await createFirstUser(tx, hospitalId, committee, "committee"));
  return { data: { username: administrator.username }, audit, hospitalId, actorName: administrator.name };
}

/** The code's row is locked, so that two people with the same code make one hospital. */
async function spendCode(tx: Tx, typed: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ codeHash: string; usedAt: Date | null }[]>`
    SELECT "codeHash", "usedAt" FROM "SetupCode" WHERE id = 1 FOR UPDATE`;
  if (!row || row.usedAt || (await tx.hospital.count()) > 0) throw new AppError("NOT_FOUND", "users.error.setupClosed");
  if (!fitsSetupCode(typed, row.codeHash)) {
    throw new AppError("FORBIDDEN", "core.error.invalid", { fieldErrors: { code: "users.invalid.setupCode" } });
  }
  await tx.setupCode.update({ where: { id: 1 }, data: { usedAt: clock.now() } });
}

type Account = SetUpInput["administrator"];

function assertPasswords(accounts: Record<string, Account | undefined>): void {
  const problems = Object.entries(accounts).flatMap(([field, account]) => {
    const problem = account && passwordProblem(account.password, account.username);
    return problem ? [[`${field}.password`, problem] as const] : [];
  });
  if (problems.length > 0) {
    throw new AppError("INVALID", "core.error.invalid", { fieldErrors: Object.fromEntries(problems) });
  }
}

async function createFirstUser(tx: Tx, hospitalId: string, account: Account, role: Role): Promise<AuditDraft> {
  const { username, name } = account;
  const { id } = await tx.user.create({
    data: {
      hospitalId,
      username,
      name,
      passwordHash: await hashPassword(account.password),
      mustChangePassword: false,
      roles: { create: { role } },
    },
    select: { id: true },
  });
  return { action: "user.create", subject: "user", subjectId: id, after: { username, name, roles: [{ role }] } };
}
