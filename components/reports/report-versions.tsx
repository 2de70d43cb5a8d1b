import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportVersion } from "@/lib/reports/rules/versions";

type ListProps = { reportId: string; versions: readonly ReportVersion[] };

/** Everything that was ever handed in, each to be opened; what was approved is marked as frozen. */
export async function ReportVersions({ reportId, versions }: ListProps) {
  const [t, locale] = [await getTranslations("reports.versions"), await requestLocale()];
  if (versions.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul className="grid gap-2">
        {versions.map((version) => (
          <li key={version.number} className="flex flex-wrap items-center gap-x-3">
            <a className="tap" href={`/reports/${reportId}/versions/${version.number}`}>
              {t("number", { number: version.number })}
            </a>
            <VersionState version={version} />
            <span className="w-full text-xs text-muted">
              {t("submitted", { name: version.submittedByName, time: formatInstant(version.submittedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export async function VersionState({ version }: { version: Pick<ReportVersion, "approvedAt" | "withdrawn"> }) {
  const t = await getTranslations("reports.versions");
  if (version.approvedAt) return <StatusPill tone="ok">{t("frozen")}</StatusPill>;
  return version.withdrawn ? <StatusPill>{t("withdrawn")}</StatusPill> : null;
}

/** What a single submission is: frozen, taken back, or one on the way; and whether it is the newest. */
export async function VersionNotice({ version, last }: { version: ReportVersion; last: number }) {
  const [t, locale] = [await getTranslations("reports.versions"), await requestLocale()];
  const { approvedAt, approvedByName, withdrawn, number, submittedAt, submittedByName } = version;
  const sent = t("submitted", { name: submittedByName, time: formatInstant(submittedAt, locale) });
  const title = approvedAt
    ? t("frozenBy", { name: approvedByName ?? "", time: formatInstant(approvedAt, locale) })
    : t(withdrawn ? "withdrawnText" : "notFrozen");
  return (
    <Notice tone={approvedAt ? "ok" : "info"} title={title}>
      <p>{sent}</p>
      {number < last ? <p>{t("older", { last })}</p> : null}
    </Notice>
  );
}
