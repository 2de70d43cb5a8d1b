import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import { useImprovementWords } from "./improvement-words";

function Text({ children }: { children: string }) {
  return <span className="prose-text whitespace-pre-line">{children}</span>;
}

/** Who answers for what, why, and what is done; each name opens its own page. */
export function ImprovementProfile({ improvement }: { improvement: ImprovementDetail }) {
  const t = useTranslations("improvements");
  const words = useImprovementWords();
  const { departmentId, departmentName, branchId, branchName, cause, measure, comment } = improvement;
  return (
    <Card title={t("profile.title")}>
      <DefinitionList
        items={[
          { term: t("field.measured"), value: words.measured(improvement) },
          {
            term: t("field.department"),
            value: departmentId ? <a href={`/departments/${departmentId}`}>{departmentName}</a> : t("wholeHospital"),
          },
          {
            term: t("field.branch"),
            value: branchId ? <a href={`/branches/${branchId}`}>{branchName}</a> : t("nobody"),
          },
          { term: t("field.startedOn"), value: <span className="num">{words.day(improvement.startedOn)}</span> },
          { term: t("field.dueOn"), value: <span className="num">{words.day(improvement.dueOn)}</span> },
        ]}
      />
      <div className="mt-3">
        <DefinitionList
          columns={1}
          items={[
            ...(comment ? [{ term: t("field.comment"), value: <q className="prose-text">{comment}</q> }] : []),
            { term: t("field.cause"), value: <Text>{cause}</Text> },
            { term: t("field.measure"), value: <Text>{measure}</Text> },
          ]}
        />
      </div>
    </Card>
  );
}
