import { getTranslations } from "next-intl/server";
import { ShareCard } from "@/components/members/share-card";
import { CardGrid } from "@/components/ui/card";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { summarizeShares } from "@/lib/members/queries/shares";
import { dayFilter } from "@/lib/staff/schema";

const OF_MEMBERS = 3;

export default async function PostsPage({ searchParams }: PageProps<"/posts">) {
  const actor = await requireActor("member.read");
  const t = await getTranslations("staff.shares");
  const url = listUrl("/posts", await searchParams);
  const day = dayFilter.parse(Object.fromEntries(url.entries)).day ?? today();
  const shares = await summarizeShares(actor, day);
  const asOf = t("asOf", { day: formatDay(day, await requestLocale()) });
  const whole = actor.hospitalWide.has("staff.read");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <FilterBar
        url={url}
        filters={[{ name: "day", label: t("day"), type: "date" }]}
        actions={<ExportButton list="posts" url={url} count={shares.reduce((sum, share) => sum + share.all, 0)} />}
      />
      <p className="mb-4 text-muted">{whole ? asOf : `${asOf} ${t("own")}`}</p>
      <h2 className="mb-2 text-lg font-semibold">{t("members")}</h2>
      <CardGrid columns={3}>
        {shares.slice(0, OF_MEMBERS).map((share) => (
          <ShareCard key={share.key} share={share} ofMembers />
        ))}
      </CardGrid>
      <h2 className="mb-2 mt-6 text-lg font-semibold">{t("crossings")}</h2>
      <CardGrid columns={3}>
        {shares.slice(OF_MEMBERS).map((share) => (
          <ShareCard key={share.key} share={share} ofMembers={false} />
        ))}
      </CardGrid>
    </>
  );
}
