import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export default async function NotFound() {
  const t = await getTranslations("layout.notFound");
  return (
    <>
      <PageHeader title={t("title")} lead={t("text")} />
      <ButtonLink href="/today" variant="primary">
        {t("home")}
      </ButtonLink>
    </>
  );
}
