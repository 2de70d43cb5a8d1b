import { useTranslations } from "next-intl";
import { ButtonLink } from "./button";
import type { ListUrl } from "./list-url";

/** Takes the list along as it is filtered, all its pages. */
export function ExportButton({ list, url, count }: { list: string; url: ListUrl; count: number }) {
  const t = useTranslations("ui");
  if (count === 0) return null;
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  return (
    <ButtonLink href={`/api/exports/${list}${query ? `?${query}` : ""}`} icon="download" download>
      {t("exportRows", { count })}
    </ButtonLink>
  );
}
