import { getTranslations } from "next-intl/server";
import { RuleForm } from "@/components/organisation/rule-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getChangeableRule } from "@/lib/organisation/queries/hospital";
import { changesFrom } from "@/lib/organisation/rules";

export default async function RulePage({ params }: PageProps<"/rules/[key]">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  const rule = await orNotFound(getChangeableRule(actor, (await params).key));
  const breadcrumbs = [{ label: t("rule.title"), href: "/rules" }, { label: t("rule.editTitle") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t(`rule.key.${rule.key}`)} breadcrumbs={breadcrumbs} />
      <RuleForm rule={rule} from={changesFrom(rule.key)} />
    </div>
  );
}
