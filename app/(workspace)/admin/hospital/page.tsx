import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HospitalForm } from "@/components/organisation/hospital-form";
import { RobotPanel } from "@/components/organisation/robot-panel";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { getHospital } from "@/lib/organisation/queries/hospital";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organisation.hospital");
  return { title: t("title") };
}

export default async function HospitalPage() {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation.hospital");
  const hospital = await getHospital(actor);
  const ownership = t(`ownership.${hospital.ownership}`);
  return (
    <div className="stack max-w-form">
      <PageHeader title={t("title")} lead={t("lead", { code: hospital.code, ownership })} />
      <HospitalForm hospital={hospital} />
      <RobotPanel robotKind={hospital.robotKind} version={hospital.version} />
    </div>
  );
}
