import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";

/** What a code is, that it is shown once, and how it stays nobody's. */
export async function CodesNotice() {
  const t = await getTranslations("surveys.code");
  return (
    <Notice title={t("aboutTitle")}>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        <li>{t("aboutOnce")}</li>
        <li>{t("aboutShown")}</li>
        <li>{t("aboutHandOut")}</li>
      </ul>
    </Notice>
  );
}
