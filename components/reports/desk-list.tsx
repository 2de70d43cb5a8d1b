import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { YearRing, type YearRingMonth } from "@/components/ui/year-ring";
import type { Desk, DeskCell, DeskRow } from "@/lib/reports/queries/desk";
import { isHandedIn } from "@/lib/reports/rules/desk";
import { useDeskWords } from "./desk-grid";

const RING: Record<DeskCell["state"], YearRingMonth["state"]> = {
  approved: "approved",
  submitted: "submitted",
  returned: "returned",
  reopened: "reopened",
  draft: "draft",
  missing: "blank",
  notYet: "future",
  notAsked: "future",
};

/** The same on a phone: a card a branch with its year ring, and in words what is late. */
export function DeskList({ desk }: { desk: Desk }) {
  return (
    <ul className="no-print grid grid-cols-1 gap-3 md:hidden">
      {desk.rows.map((row) => (
        <li key={row.branchId}>
          <BranchCard row={row} />
        </li>
      ))}
    </ul>
  );
}

function BranchCard({ row }: { row: DeskRow }) {
  const t = useTranslations("desk");
  const words = useDeskWords();
  const cells = row.cells.flatMap((month) => month.slice(-1));
  const late = cells.filter(({ late: isLate, state }) => isLate && !isHandedIn(state));
  const months = cells.map((cell): YearRingMonth => {
    const { month, reportId } = cell;
    const about = { key: month, label: words.month(month), short: String(Number(month.slice(5))) };
    const state = { state: RING[cell.state], stateLabel: words.states(cell) };
    return { ...about, ...state, ...(reportId ? { href: `/reports/${reportId}` } : {}) };
  });
  return (
    <Card title={<a href={`/branches/${row.branchId}`}>{row.branchName}</a>}>
      <YearRing label={row.branchName} months={months} />
      {late.map((cell) => (
        <p key={cell.month} className="mt-1">
          <strong>{t("lateMonths", { months: words.month(cell.month) })}</strong>{" "}
          {cell.reason ? t("reasonShort", cell.reason) : null}{" "}
          <a className="tap" href={words.noteHref(cell) ?? `/branches/${row.branchId}`}>
            {t(cell.reason ? "changeReason" : "addReason")}
          </a>
        </p>
      ))}
    </Card>
  );
}
