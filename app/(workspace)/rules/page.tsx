import { getTranslations } from "next-intl/server";
import { RuleTable } from "@/components/organisation/rule-table";
import { ExportButton } from "@/components/ui/export-button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { listPlannedRules, listRules } from "@/lib/organisation/queries/hospital";

export default async function RulesPage() {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation");
  const [rules, planned] = [await listRules(actor), await listPlannedRules(actor)];
  const take = <ExportButton list="rules" url={listUrl("/rules", {})} count={rules.length} />;
  return (
    <>
      <PageHeader title={t("rule.title")} lead={t("rule.lead")} actions={take} />
      <RuleTable rules={rules} planned={planned} editable={canManageOrganisation(actor)} />
    </>
  );
}
