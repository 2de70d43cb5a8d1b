import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A round needs a questionnaire first. */
export async function NoVersions() {
  const t = await getTranslations("surveys.round");
  return (
    <EmptyState
      kind="nothing"
      title={t("noVersions.title")}
      text={t("noVersions.text")}
      action={
        <ButtonLink href="/surveys/questionnaires/new" variant="primary" icon="plus">
          {t("noVersions.action")}
        </ButtonLink>
      }
    />
  );
}
