import { getTranslations } from "next-intl/server";
import { BrandHead } from "@/components/brands/brand-head";
import { BrandHistory } from "@/components/brands/brand-history";
import { BrandNotices } from "@/components/brands/brand-notices";
import { BrandProfile } from "@/components/brands/brand-profile";
import { IndicatorCards } from "@/components/brands/indicator-cards";
import { LeadState } from "@/components/brands/lead-state";
import { PublicationCard } from "@/components/brands/publication-card";
import { SwotMatrix } from "@/components/brands/swot-matrix";
import { UndoNotice } from "@/components/brands/undo-notice";
import { ReportYearRing } from "@/components/reports/report-year-ring";
import { Card } from "@/components/ui/card";
import { WordExport } from "@/components/ui/word-export";
import { rightsTo } from "@/lib/brands/policy";
import { getBrandPage } from "@/lib/brands/queries/brand-page";
import { findUndo } from "@/lib/brands/queries/iteration";
import { listLeadStates } from "@/lib/brands/queries/lead-states";
import { standingOf } from "@/lib/brands/rules";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { monthsUpTo, thisMonth, today } from "@/lib/core/period";
import { requestOrigin } from "@/lib/core/request";
import { findLetterhead } from "@/lib/organisation/queries/letterhead";
import { listYearReports } from "@/lib/reports/queries";

export default async function BrandPage({ params }: PageProps<"/brands/[id]">) {
  const actor = await requireActor("brand.read");
  const t = await getTranslations("brands");
  const page = await orNotFound(getBrandPage(actor, (await params).id));
  const { brand, swot, indicators, month, history } = page;
  const end = standingOf(brand, today()) === "ended" ? brand.toMonth : null;
  const months = monthsUpTo(end ?? thisMonth(), 12);
  const reports = await listYearReports(actor, [brand.id], months);
  const states = await listLeadStates(actor, [brand]);
  const rights = rightsTo(actor, brand);
  return (
    <>
      <BrandHead
        brand={brand}
        rights={rights}
        word={<WordExport kind="brand" id={brand.id} letterhead={(await findLetterhead(actor)) !== null} />}
      />
      <div className="grid grid-cols-1 gap-4">
        <BrandNotices brand={brand} canManage={rights.canManage} history={history} />
        <UndoNotice brand={brand} before={await findUndo(actor, brand)} />
        <Card title={t("yearRing")}>
          <p className="mb-2 text-muted">{t("yearRingNote")}</p>
          <ReportYearRing label={t("yearRing")} actor={actor} brand={brand} months={months} reports={reports} legend />
        </Card>
        <BrandProfile brand={brand} taskState={<LeadState state={states.get(brand.id)} />} />
        <SwotMatrix brandId={brand.id} swot={swot} canEdit={rights.canEdit} />
        <IndicatorCards brand={brand} month={month} indicators={indicators} rights={rights} />
        <BrandHistory brandId={brand.id} history={history} />
        <PublicationCard brand={brand} origin={await requestOrigin()} rights={rights} />
      </div>
    </>
  );
}
