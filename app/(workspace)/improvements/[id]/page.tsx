import { getTranslations } from "next-intl/server";
import { CloseForm } from "@/components/improvements/close-form";
import { EffectCard } from "@/components/improvements/effect-card";
import { ImprovementHead } from "@/components/improvements/improvement-head";
import { ImprovementProfile } from "@/components/improvements/improvement-profile";
import { ImprovementTimeline } from "@/components/improvements/improvement-timeline";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { canManageImprovement } from "@/lib/improvements/policy";
import { getImprovement } from "@/lib/improvements/queries";
import { findEffect } from "@/lib/improvements/queries/figures";

export default async function ImprovementPage({ params }: PageProps<"/improvements/[id]">) {
  const actor = await requireActor("improvement.read");
  const t = await getTranslations("improvements");
  const improvement = await orNotFound(getImprovement(actor, (await params).id));
  const effect = await findEffect(actor, improvement);
  const manages = canManageImprovement(actor, improvement);
  return (
    <>
      <ImprovementHead improvement={improvement} effect={effect} manages={manages} home={t("title")} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 gap-4">
          <EffectCard improvement={improvement} effect={effect} />
          <ImprovementProfile improvement={improvement} />
        </div>
        <div className="grid grid-cols-1 gap-4">
          {manages ? <CloseForm improvement={improvement} /> : null}
          <ImprovementTimeline improvement={improvement} today={today()} />
        </div>
      </div>
    </>
  );
}
