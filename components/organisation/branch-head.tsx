import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";

type Props = { branch: BranchDetail; editable: boolean; logs: boolean };

/** Name and rank of a branch, and what the reader may do with it. */
export async function BranchHead({ branch, editable, logs }: Props) {
  const t = await getTranslations("organisation");
  return (
    <PageHeader
      title={branch.name}
      breadcrumbs={[{ label: t("branch.title"), href: "/branches" }, { label: branch.name }]}
      meta={branch.key ? <Tag>{t("branch.key")}</Tag> : null}
      actions={
        <>
          {editable ? (
            <ButtonLink href={`/branches/${branch.id}/edit`} icon="edit">
              {t("edit")}
            </ButtonLink>
          ) : null}
          {logs ? (
            <ButtonLink href={`/activities/new?branch=${branch.id}`} variant="primary" icon="plus">
              {t("branch.logActivity")}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}
