import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckAll } from "@/components/forms/check-all";
import { Form } from "@/components/forms/form";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { StatusPill } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { nudgeOwnersAction } from "@/lib/plans/actions";
import type { Matter } from "@/lib/plans/queries/supervision";
import { REASON_TONE, useMatterWords } from "./matter-words";
import { NudgeOutcome, type OutcomeWords } from "./nudge-outcome";
import { itemHref } from "./roadmap-words";

const TICKS = "itemIds[]";

function useOutcomeWords(): OutcomeWords {
  const [t, ui] = [useTranslations("plans.supervision"), useTranslations("ui")];
  const leftOut = (reason: string) => String(t.raw(`leftOut.${reason}`));
  return {
    done: ui("notice.ok"),
    sent: String(t.raw("sent")),
    leftOut: {
      committee: leftOut("committee"),
      dissolved: leftOut("dissolved"),
      recent: leftOut("recent"),
      settled: leftOut("settled"),
    },
  };
}

function MatterName({ matter, ticks }: { matter: Matter; ticks: boolean }) {
  const t = useTranslations("plans.supervision");
  const { id, planId, title, parentTitle, bar } = matter;
  const tick = (
    <label className="choice no-print" htmlFor={`tick-${id}`}>
      <input type="checkbox" id={`tick-${id}`} name={TICKS} value={id} />
      <span className="sr-note">{t("pick", { title })}</span>
    </label>
  );
  return (
    <span className="flex items-start gap-1">
      {ticks && bar === null ? tick : null}
      <span>
        <a href={itemHref(planId, id)}>{title}</a>
        {parentTitle ? <span className="block text-xs text-muted">{t("part", { title: parentTitle })}</span> : null}
      </span>
    </span>
  );
}

function useColumns(ticks: boolean): Column<Matter>[] {
  const t = useTranslations("plans.supervision");
  const words = useMatterWords();
  return [
    {
      key: "matter",
      header: t("field.matter"),
      cell: (matter) => <MatterName matter={matter} ticks={ticks} />,
      phone: "title",
    },
    {
      key: "reason",
      header: t("field.reason"),
      cell: (matter) => (
        <span className="flex flex-wrap gap-1">
          {matter.reasons.map((reason) => (
            <StatusPill key={reason} tone={REASON_TONE[reason]}>
              {words.reason(reason, matter)}
            </StatusPill>
          ))}
        </span>
      ),
      phone: "meta",
    },
    { key: "owner", header: t("field.owner"), cell: words.owner, phoneLabel: true },
    { key: "responsible", header: t("field.responsible"), cell: ({ responsible }) => responsible, phone: "hidden" },
    {
      key: "dueOn",
      header: t("field.dueOn"),
      cell: ({ dueOn }) => <span className="num">{words.day(dueOn)}</span>,
      phoneLabel: true,
    },
    {
      key: "lastProgress",
      header: t("field.lastProgress"),
      cell: ({ lastProgressOn }) =>
        lastProgressOn ? <span className="num">{words.day(lastProgressOn)}</span> : t("noProgress"),
      phoneLabel: true,
    },
    { key: "nudge", header: t("field.nudge"), cell: words.nudge, phoneLabel: true },
  ];
}

type Props = { rows: Matter[]; manages: boolean; filtered: boolean; hasPlan: boolean };

function Nothing({ filtered, hasPlan }: Pick<Props, "filtered" | "hasPlan">) {
  const t = useTranslations("plans.supervision");
  if (filtered) return <EmptyState kind="noMatch" resetHref="/plans/supervision" />;
  const key = hasPlan ? "nothing" : "noPlan";
  const example = hasPlan ? undefined : <p>{t("example")}</p>;
  return <EmptyState kind="nothing" title={t(`${key}.title`)} text={t(`${key}.text`)} example={example} />;
}

/** What there is to look after; who manages the plan ticks rows and nudges their owners. */
export function MatterTable({ rows, manages, filtered, hasPlan }: Props) {
  const t = useTranslations("plans.supervision");
  const open = rows.filter(({ bar }) => bar === null);
  const ticks = manages && open.length > 0;
  const table = (
    <DataTable
      caption={t("caption")}
      columns={useColumns(ticks)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Nothing filtered={filtered} hasPlan={hasPlan} />}
    />
  );
  return manages && rows.length > 0 ? <NudgeForm open={open}>{table}</NudgeForm> : table;
}

function NudgeForm({ open, children }: { open: Matter[]; children: ReactNode }) {
  const t = useTranslations("plans.supervision");
  const idsOf = (matters: Matter[]) => matters.map(({ id }) => id);
  const late = open.filter(({ days }) => days.late !== null);
  const sets = [
    { label: t("tickAll"), values: idsOf(open) },
    { label: t("tickLate"), values: idsOf(late) },
    { label: t("tickNone"), values: [] },
  ];
  return (
    <Form id="nudge" action={nudgeOwnersAction} className="form-wide">
      <NudgeOutcome words={useOutcomeWords()} />
      {open.length > 0 ? (
        <div className="no-print">
          <p className="text-muted">{t("sendHint")}</p>
          <CheckAll name={TICKS} label={t("tick")} sets={sets} />
        </div>
      ) : null}
      {children}
      {open.length > 0 ? (
        <FormActions>
          <SubmitButton>{t("send")}</SubmitButton>
        </FormActions>
      ) : null}
    </Form>
  );
}
