import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import type { AuditChoices } from "@/lib/audit/queries/choices";
import { useAuditWords } from "./words";

type Props = { url: ListUrl; choices: AuditChoices; branches: { id: string; name: string }[]; total: number };

/** Filters of the trail; the export takes the same ones. */
export function AuditFilters({ url, choices, branches, total }: Props) {
  const t = useTranslations("audit");
  const words = useAuditWords({});
  const subjects = [...new Set(choices.actions.map(({ subject }) => subject))];
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        {
          name: "person",
          label: t("column.person"),
          options: choices.people.map(({ id, name, username }) => ({ value: id, label: `${name}（${username}）` })),
        },
        {
          name: "subject",
          label: t("column.subject"),
          options: subjects.map((subject) => ({ value: subject, label: words.subject(subject) })),
        },
        {
          name: "action",
          label: t("column.action"),
          options: choices.actions.map(({ action }) => ({ value: action, label: words.action(action) })),
        },
        {
          name: "branch",
          label: t("column.branch"),
          options: branches.map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: "from", label: t("from"), type: "date" },
        { name: "until", label: t("until"), type: "date" },
      ]}
      actions={
        <>
          <ExportButton list="audit" url={url} count={total} />
          <ButtonLink href={url.with({ verify: "1" })} icon="lock">
            {t("chain.verify")}
          </ButtonLink>
        </>
      }
    />
  );
}
