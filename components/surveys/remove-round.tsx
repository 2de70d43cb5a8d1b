import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Disclosure } from "@/components/ui/disclosure";
import { removeRoundAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";

/** Folded away: a draft that was deleted does not come back. */
export async function RemoveRound({ round: { id, version } }: { round: RoundDetail }) {
  const t = await getTranslations("surveys.round");
  return (
    <Disclosure summary={t("remove")}>
      <p className="mb-2 text-muted">{t("removeText")}</p>
      <ActionButton id="remove-round" action={removeRoundAction} fields={{ id, version }} variant="danger">
        {t("removeNow")}
      </ActionButton>
    </Disclosure>
  );
}
