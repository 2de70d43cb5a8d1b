import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { type Actor, can } from "@/lib/core/actor";

/** The way out of a page that needs a branch and finds none, for whoever may found one. */
export async function FirstBranch({ actor }: { actor: Actor }) {
  const t = await getTranslations("organisation");
  if (!can(actor, "organisation.manage")) return null;
  return (
    <ButtonLink href="/branches/new" variant="primary" icon="plus">
      {t("newBranch")}
    </ButtonLink>
  );
}
