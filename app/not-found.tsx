import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("layout.notFound");
  return (
    <main className="mx-auto max-w-form p-8">
      <h1 className="text-lg font-semibold">{t("title")}</h1>
      <p className="py-4">{t("text")}</p>
      <ButtonLink href="/" variant="primary">
        {t("home")}
      </ButtonLink>
    </main>
  );
}
