import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import {
  CONCERN_SECTIONS,
  CONCERN_STATES,
  CONCERN_VIEWS,
  type ConcernView,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_STATES,
} from "@/lib/reports/schema/concerns";

type Props = { url: ListUrl; view: ConcernView; branches: { id: string; name: string }[]; total: number };

/** The two views, each with its filters; the export takes the same ones. */
export function ConcernHead({ url, view, branches, total }: Props) {
  const t = useTranslations("desk.concerns");
  const items = CONCERN_VIEWS.map((one) => ({
    href: one === "words" ? "/reports/concerns" : `/reports/concerns?view=${one}`,
    label: t(`view.${one}`),
    current: one === view,
  }));
  return (
    <>
      <Tabs label={t("views")} items={items} />
      {view === "words" ? (
        <WordFilters url={url} branches={branches} total={total} />
      ) : (
        <FollowUpFilters url={url} branches={branches} total={total} />
      )}
    </>
  );
}

type BarProps = Omit<Props, "view">;

function WordFilters({ url, branches, total }: BarProps) {
  const t = useTranslations("desk.concerns");
  const choices = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        {
          name: "state",
          label: t("column.state"),
          options: CONCERN_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          name: "kind",
          label: t("column.kind"),
          options: CONCERN_SECTIONS.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        { name: "month", label: t("column.month"), type: "month" },
        ...(branches.length > 1 ? [{ name: "branch", label: t("column.branch"), options: choices }] : []),
      ]}
      actions={<ExportButton list="concerns" url={url} count={total} />}
    />
  );
}

function FollowUpFilters({ url, branches, total }: BarProps) {
  const t = useTranslations("desk.followUp");
  const committee = { value: "committee", label: t("committee") };
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      keep={["view"]}
      filters={[
        {
          name: "state",
          label: t("field.state"),
          options: FOLLOW_UP_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          name: "kind",
          label: t("field.kind"),
          options: FOLLOW_UP_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        {
          name: "branch",
          label: t("field.owner"),
          options: [committee, ...branches.map(({ id, name }) => ({ value: id, label: name }))],
        },
      ]}
      actions={<ExportButton list="follow-ups" url={url} count={total} />}
    />
  );
}
