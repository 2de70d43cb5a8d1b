import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import type { Locale } from "@/lib/i18n/locale";
import type { VersionDetail } from "@/lib/surveys/queries/questionnaires";
import { respondPage } from "./respond/page";
import type { Say } from "./respond/questions";

export type PreviewOf = {
  version: VersionDetail;
  title: string;
  hospitalName: string;
  locale: Locale;
  /** Words below `respond` in that language. */
  say: Say;
};

/** The public page of a version as a phone shows it; nothing in the frame runs, sends or leaves it. */
export function PhonePreview({ version, locale, say, title, hospitalName }: PreviewOf) {
  const t = useTranslations("surveys.version");
  const { document, population, number } = version;
  // Without departments and a key there is nothing to send.
  const html = respondPage({ document, population, locale, say, title, hospitalName, departments: [], answerKey: "" });
  return (
    <iframe
      className="block w-[406px] max-w-full rounded-[24px] border-8 border-nav bg-surface"
      title={t("previewFrame", { number })}
      srcDoc={html}
      sandbox=""
      width={406}
      height={760}
    />
  );
}

/** In which of the two languages the preview speaks. */
export function PreviewLanguages({ base, current }: { base: string; current: Locale }) {
  const [t, ui] = [useTranslations("surveys.version"), useTranslations("ui")];
  const items = (["zh-CN", "en"] as const).map((language) => ({
    href: `${base}&language=${language}`,
    label: ui(`locale.${language}`),
    current: language === current,
  }));
  return <Tabs label={t("language")} items={items} />;
}
