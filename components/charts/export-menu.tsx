import { useTranslations } from "next-intl";
import { Icon, type IconName } from "../ui/icon";

/** Real addresses: the WeChat browser opens no blobs. */
export type ChartExports = { png?: string; excel?: string; print?: string; link?: string };

const WAYS: { key: keyof ChartExports; icon: IconName }[] = [
  { key: "png", icon: "image" },
  { key: "excel", icon: "table" },
  { key: "print", icon: "print" },
  { key: "link", icon: "link" },
];

/** Always in the chart's upper right corner. */
export function ExportMenu({ title, exports }: { title: string; exports: ChartExports }) {
  const t = useTranslations("ui");
  return (
    <details className="menu menu-end chart-menu no-print" data-menu="">
      <summary className="menu-button" aria-label={`${t("chart.export")} ${title}`}>
        <Icon name="download" />
        <span>{t("chart.export")}</span>
      </summary>
      <ul className="menu-panel menu-list">
        {WAYS.map(({ key, icon }) =>
          exports[key] ? (
            <li key={key}>
              <a href={exports[key]}>
                <Icon name={icon} />
                {t(`chart.${key}`)}
              </a>
            </li>
          ) : null,
        )}
      </ul>
    </details>
  );
}
