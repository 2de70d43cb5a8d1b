import { getTranslations } from "next-intl/server";
import { ActivityList } from "@/components/activities/activity-list";
import { PartnerProfile } from "@/components/partners/partner-profile";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listActivities } from "@/lib/activities/queries";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { canManagePartners } from "@/lib/partners/policy";
import { getPartner } from "@/lib/partners/queries";

const LATEST = 20;

export default async function PartnerPage({ params }: PageProps<"/partners/[id]">) {
  const actor = await requireActor("partner.read");
  const t = await getTranslations("partners");
  const partner = await orNotFound(getPartner(actor, (await params).id));
  const { rows, total } = await listActivities(actor, { partner: partner.id, state: "held" }, LATEST);
  const all = <a href={`/activities?partner=${partner.id}`}>{t("allWork", { count: total })}</a>;
  return (
    <>
      <PageHeader
        title={partner.name}
        breadcrumbs={[{ label: t("title"), href: "/partners" }, { label: partner.name }]}
        meta={<Tag>{t(`kind.${partner.kind}`)}</Tag>}
        actions={
          canManagePartners(actor) ? (
            <ButtonLink href={`/partners/${partner.id}/edit`} icon="edit">
              {t("edit")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid gap-4">
        <PartnerProfile partner={partner} />
        <Card title={t("work")} footer={total > rows.length ? all : null}>
          {rows.length === 0 ? <p className="text-muted">{t("workEmpty")}</p> : <ActivityList rows={rows} />}
        </Card>
      </div>
    </>
  );
}
