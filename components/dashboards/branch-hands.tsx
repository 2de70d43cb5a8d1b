import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { InHand } from "@/lib/dashboards/queries/branch-hands";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What stays behind when a branch is dissolved, each opening where it is handed on. */
export async function BranchHands({ rows }: { rows: readonly InHand[] | null }) {
  const [t, locale] = [await getTranslations("dashboards.hands"), await requestLocale()];
  if (rows === null) return <Notice tone="warn">{t("unknown")}</Notice>;
  if (rows.length === 0) return null;
  return (
    <Notice tone="warn" title={t("title", { count: rows.length })}>
      <p>{t("text")}</p>
      <ul className="list-disc ps-5">
        {rows.map(({ kind, title, dueOn, href }) => (
          <li key={href}>
            {t(`kind.${kind}`)} <a href={href}>{kind === "month" ? formatMonth(title, locale) : title}</a>
            {dueOn ? ` · ${t("until", { day: formatDay(dueOn, locale) })}` : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
