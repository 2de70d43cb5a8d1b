import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";

type Props = { branch: BranchDetail; editable: boolean; logs: boolean };

/** Name and rank of a branch, and what the reader may do with it. */
export async function BranchHead({ branch, editable, logs }: Props) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const { id, name, kind, key, dissolvedOn } = branch;
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t("branch.title"), href: "/branches" }, { label: name }]}
        meta={
          <>
            {key ? <Tag>{t("branch.key")}</Tag> : null}
            {kind === "branch" ? null : <Tag>{t(`branchKind.${kind}`)}</Tag>}
            {dissolvedOn ? <Tag>{t("branch.dissolvedTag")}</Tag> : null}
          </>
        }
        actions={
          <>
            {editable ? (
              <ButtonLink href={`/branches/${id}/edit`} icon="edit">
                {t("edit")}
              </ButtonLink>
            ) : null}
            {logs && !dissolvedOn ? (
              <ButtonLink href={`/activities/new?branch=${id}`} variant="primary" icon="plus">
                {t("branch.logActivity")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {dissolvedOn ? (
        <Notice tone="info">{t("branch.dissolvedNotice", { day: formatDay(dissolvedOn, locale) })}</Notice>
      ) : null}
    </>
  );
}
