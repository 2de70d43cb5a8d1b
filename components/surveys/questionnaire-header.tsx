import { useTranslations } from "next-intl";
import { StatusPill, Tag } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import type { QuestionnaireDetail } from "@/lib/surveys/queries/questionnaires";

type Props = { questionnaire: QuestionnaireDetail; here?: string };

/** Title, population and formula of a questionnaire; `here` names a page below it. */
export function QuestionnaireHeader({ questionnaire: { id, title, population, formula, archived }, here }: Props) {
  const t = useTranslations("surveys");
  const measures = useTranslations("satisfaction");
  const list = { label: t("tab.questionnaires"), href: "/surveys/questionnaires" };
  const own = here ? [{ label: title, href: `/surveys/questionnaires/${id}` }, { label: here }] : [{ label: title }];
  return (
    <PageHeader
      title={here ?? title}
      breadcrumbs={[list, ...own]}
      meta={
        <>
          <Tag>{measures(`population.${population}`)}</Tag>
          {archived ? <StatusPill tone="neutral">{t("questionnaire.archived")}</StatusPill> : null}
        </>
      }
      lead={here ? null : measures(`formulaHint.${formula}`)}
    />
  );
}
