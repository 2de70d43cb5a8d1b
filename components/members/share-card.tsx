import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { formatNumber } from "@/lib/i18n/format";
import type { ShareResult, ShareRow } from "@/lib/members/queries/shares";

/** One share: per cent, how many of how many, and the list of everybody in it. */
export async function ShareCard({ share, ofMembers }: { share: ShareResult; ofMembers: boolean }) {
  const t = await getTranslations("staff.shares");
  const title = t(`share.${share.key}`);
  return (
    <Card title={title} level={3}>
      {share.percent === null ? (
        <p className="text-muted">{t("nobody")}</p>
      ) : (
        <>
          <p className="num text-xl font-semibold">
            {formatNumber(share.percent, 1)}
            <small>%</small>
          </p>
          <p className="num text-muted">{t("count", { count: share.count, all: share.all })}</p>
          <Disclosure summary={t("list", { all: share.all })}>
            <ShareTable caption={t("caption", { share: title })} rows={share.rows} ofMembers={ofMembers} />
          </Disclosure>
        </>
      )}
    </Card>
  );
}

async function ShareTable({ caption, rows, ofMembers }: { caption: string; rows: ShareRow[]; ofMembers: boolean }) {
  const t = await getTranslations("staff.shares");
  const columns: Column<ShareRow>[] = [
    { key: "name", header: t("name"), cell: (row) => <a href={`/staff/${row.staffId}`}>{row.name}</a>, phone: "title" },
    {
      key: "counted",
      header: ofMembers ? t("counted") : t("others"),
      cell: (row) => (ofMembers ? <Membership member={row.counted} /> : row.others.join(" · ") || t("othersNone")),
      phone: "side",
    },
    { key: "department", header: t("department"), cell: (row) => row.departmentName },
    { key: "titles", header: t("titles"), cell: (row) => row.titles.join(" · ") },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.staffId} empty={null} />;
}

async function Membership({ member }: { member: boolean }) {
  const t = await getTranslations("staff.shares");
  return <StatusPill tone={member ? "ok" : "neutral"}>{t(member ? "memberYes" : "memberNo")}</StatusPill>;
}
