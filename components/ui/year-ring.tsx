import { useTranslations } from "next-intl";
import { Icon, type IconName } from "./icon";

export type MonthState = "future" | "blank" | "draft" | "submitted" | "returned" | "reopened" | "approved";

export type YearRingMonth = {
  key: string;
  /** Spoken and in the tooltip: "2026年3月". */
  label: string;
  /** Under the cell: "3". */
  short: string;
  state: MonthState;
  stateLabel: string;
  href?: string;
};

const SIGN: Record<MonthState, IconName | null> = {
  future: null,
  blank: null,
  draft: "edit",
  submitted: "send",
  returned: "return",
  reopened: "undo",
  approved: "check",
};

type YearRingProps = { label: string; months: YearRingMonth[]; legend?: boolean };

/** One branch's year of reports; every state has its own sign and border. */
export function YearRing({ label, months, legend }: YearRingProps) {
  return (
    <>
      <ol className="year-ring" aria-label={label}>
        {months.map((month) => (
          <li key={month.key}>
            <Cell month={month} />
            <span className="year-ring-label" aria-hidden="true">
              {month.short}
            </span>
          </li>
        ))}
      </ol>
      {legend ? <Legend /> : null}
    </>
  );
}

function Cell({ month }: { month: YearRingMonth }) {
  const sign = SIGN[month.state];
  const className = `year-ring-cell year-ring-${month.state}`;
  const content = (
    <>
      <span className="sr-note">{`${month.label} ${month.stateLabel}`}</span>
      {sign ? <Icon name={sign} size={13} /> : null}
    </>
  );
  const title = `${month.label} · ${month.stateLabel}`;
  if (!month.href) {
    return (
      <span className={className} title={title}>
        {content}
      </span>
    );
  }
  return (
    <a className={className} href={month.href} title={title}>
      {content}
    </a>
  );
}

const LEGEND = ["blank", "draft", "submitted", "returned", "reopened", "approved"] as const;

function Legend() {
  const t = useTranslations("ui");
  return (
    <ul className="year-ring-legend">
      {LEGEND.map((state) => {
        const sign = SIGN[state];
        return (
          <li key={state}>
            <span className={`year-ring-cell year-ring-${state}`}>{sign ? <Icon name={sign} size={12} /> : null}</span>
            {t(`yearRing.${state}`)}
          </li>
        );
      })}
    </ul>
  );
}
