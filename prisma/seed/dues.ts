import { addMonths, type Day, type Month, monthBounds, monthOf, monthsUpTo } from "@/lib/core/period";
import { baseIn, duesOf, duesRulesOf } from "@/lib/dues/rules";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { duesBaseRow, duesPaymentRow } from "@/tests/support/factories";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import { secretaryUserId } from "./users";
import { type BranchPlan, dayIn, type MemberPlan, type World, workdayIn } from "./world";

type Stays = readonly RowOf<"BranchMembership">[];
type Dues = { bases: RowOf<"DuesBase">[]; payments: RowOf<"DuesPayment">[] };

/** Yuan a month by rank, from and to; plainly invented. */
const WAGES: readonly [low: number, high: number][] = [
  [4600, 7200],
  [6200, 9800],
  [8600, 13_200],
  [12_400, 20_500],
];
const MONTHS_PAID = 12;
const RULES = duesRulesOf(REGULATION_RULES);

/**
 * What dues are computed from since a year ago and since January, and the payments of these months: nearly all on the
 * branch's Party day, a few later, a few not at all. Wages are in clear here; they are sealed on the way in.
 */
export function buildDues(world: World, branches: BranchPlan[], members: MemberPlan[], stays: Stays): Dues {
  const chance = chanceOf("dues");
  const dues: Dues = { bases: [], payments: [] };
  const party = members.filter(({ row }) => row.probationaryOn !== null);
  for (const [place, member] of party.entries()) {
    const bases = basesOf(world, member, place, chance);
    dues.bases.push(...bases);
    for (const month of monthsUpTo(world.month, MONTHS_PAID + 1)) {
      const branch = branches.find(({ row }) => row.id === branchOwed(member, stays, month));
      const payment = branch && paymentOf(world, { branch, member, month, bases, place }, chance);
      if (payment) dues.payments.push(payment);
    }
  }
  return dues;
}

function basesOf(world: World, { row, person }: MemberPlan, place: number, chance: Chance): RowOf<"DuesBase">[] {
  const [low, high] = itemAt(WAGES, person.rank);
  const first = chance.int(low / 10, high / 10) * 1000;
  const year = `${world.month.slice(0, 4)}-01`;
  const raised = Math.round((first * 1.03) / 1000) * 1000;
  // For a few nobody entered a base yet.
  if (place % 100 === 41) return [];
  const base = (fromMonth: Month, wage: number) =>
    duesBaseRow({
      hospitalId: row.hospitalId,
      id: idOf(`dues/${row.id}/${fromMonth}`),
      memberId: row.id,
      fromMonth,
      ...statusOf(person.row.retiredOn, fromMonth, wage, place),
    });
  const retiredIn = person.row.retiredOn && monthOf(person.row.retiredOn);
  const retiring = retiredIn && retiredIn > year && retiredIn <= world.month ? [base(retiredIn, raised)] : [];
  return [base(addMonths(world.month, -MONTHS_PAID), first), base(year, raised), ...retiring];
}

function statusOf(retiredOn: Day | null, fromMonth: Month, wage: number, place: number) {
  if (place % 100 === 17) return { status: "flat", wage: null } as const;
  if (place % 150 === 77) return { status: "exempt", wage: null } as const;
  if (retiredOn && monthOf(retiredOn) <= fromMonth) {
    return { status: "retired", wage: String(Math.round((wage * 0.6) / 1000) * 1000) } as const;
  }
  return { status: "working", wage: String(wage) } as const;
}

/** The branch of the month's first day, or of the first day in the Party. */
function branchOwed({ row }: MemberPlan, stays: Stays, month: Month): string | undefined {
  const { from, until } = monthBounds(month);
  const day = [row.probationaryOn ?? "9", from].toSorted().at(-1) ?? from;
  if (day >= until || (row.leftOn !== null && row.leftOn <= day)) return undefined;
  return stays.find(
    ({ memberId, fromDay, toDay }) => memberId === row.id && fromDay <= day && day <= (toDay ?? "9999-12-31"),
  )?.branchId;
}

type Case = { branch: BranchPlan; member: MemberPlan; month: Month; bases: RowOf<"DuesBase">[]; place: number };

function paymentOf(
  world: World,
  { branch, member: { row }, month, bases, place }: Case,
  chance: Chance,
): RowOf<"DuesPayment"> | null {
  const base = baseIn(bases, month);
  const due = base && duesOf({ status: base.status, wageFen: base.wage === null ? null : Number(base.wage) }, RULES);
  const late = chance.is(0.02);
  const never = chance.is(0.006) || (place % 60 === 5 && month >= addMonths(world.month, -3));
  const day = workdayIn(month, 8 + (branch.index % 14));
  const paidOn = late ? dayIn(addMonths(month, 2), 12) : day;
  if (!due || never || paidOn >= world.today) return null;
  return duesPaymentRow({
    hospitalId: row.hospitalId,
    id: idOf(`dues/${row.id}/paid/${month}`),
    memberId: row.id,
    branchId: branch.row.id,
    month,
    amountFen: due,
    paidOn,
    recordedById: secretaryUserId(branch.words.name),
  });
}
