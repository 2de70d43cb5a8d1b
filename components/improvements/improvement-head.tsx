import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import type { Effect } from "@/lib/improvements/queries/figures";
import { STATE_TONE, VERDICT_TONE } from "./improvement-words";

type Props = { improvement: ImprovementDetail; effect: Effect; manages: boolean; home: string };

/** An action's name, where it stands, and what it brought once that is more than preliminary. */
export function ImprovementHead({ improvement, effect, manages, home }: Props) {
  const t = useTranslations("improvements");
  const { id, title, state, status } = improvement;
  const { verdict } = effect.judgement;
  const edit = (
    <ButtonLink href={`/improvements/${id}/edit`} icon="edit">
      {t("form.edit")}
    </ButtonLink>
  );
  return (
    <PageHeader
      title={title}
      breadcrumbs={[{ label: home, href: "/improvements" }, { label: title }]}
      meta={
        <>
          <StatusPill tone={STATE_TONE[state]}>{t(`state.${state}`)}</StatusPill>
          {effect.preliminary ? null : <StatusPill tone={VERDICT_TONE[verdict]}>{t(`verdict.${verdict}`)}</StatusPill>}
        </>
      }
      actions={manages && status === "open" ? edit : null}
    />
  );
}
