import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { stopRoundAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import { RoundStatePill } from "./round-state";

/** What the round is, and what may be done with it now. */
export async function RoundHead({ round, canManage }: { round: RoundDetail; canManage: boolean }) {
  const t = await getTranslations("surveys");
  const who = await getTranslations("satisfaction");
  const locale = await requestLocale();
  const { title, number } = round.questionnaire;
  const about = {
    population: who(`population.${round.population}`),
    questionnaire: t("round.versionOption", { title, number }),
    from: formatDay(round.opensOn, locale),
    to: formatDay(round.closesOn, locale),
  };
  return (
    <PageHeader
      title={round.title}
      meta={<RoundStatePill state={round.state} />}
      lead={t("round.about", about)}
      breadcrumbs={[{ label: t("title"), href: "/surveys" }, { label: round.title }]}
      actions={canManage ? <RoundActions round={round} /> : null}
    />
  );
}

/** Stopping asks no question, because it can be taken back. */
async function RoundActions({ round: { id, version, state } }: { round: RoundDetail }) {
  const t = await getTranslations("surveys.round");
  const runs = state === "open" || state === "waiting";
  return (
    <>
      {runs ? (
        <ButtonLink href="#channels" icon="print">
          {t("channels")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={`/surveys/${id}/edit`} icon="edit">
        {t("edit")}
      </ButtonLink>
      {state === "draft" ? null : (
        <ButtonLink href={`/surveys/${id}/codes`} icon="key">
          {t("codes")}
        </ButtonLink>
      )}
      {runs ? (
        <ActionButton id="stop-round" action={stopRoundAction} fields={{ id, version }} variant="quiet">
          {t("stop")}
        </ActionButton>
      ) : null}
    </>
  );
}
