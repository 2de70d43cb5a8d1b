import { getTranslations } from "next-intl/server";
import { ItemForm } from "@/components/plans/item-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getNewItemForm } from "@/lib/plans/queries/item-form";
import { newItemParams } from "@/lib/plans/schema/items";

export default async function NewItemPage({ params, searchParams }: PageProps<"/plans/[id]/items/new">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const { parent } = newItemParams.parse(await searchParams);
  const form = await orNotFound(getNewItemForm(actor, (await params).id, parent));
  const { plan, kind } = form;
  const title = t(`form.new.${kind}`);
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    ...(form.parent ? [{ label: form.parent.title, href: `/plans/${plan.id}/items/${form.parent.id}` }] : []),
    { label: title },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={title} breadcrumbs={breadcrumbs} />
      {plan.status === "closed" ? <Notice tone="warn">{t("form.closed")}</Notice> : <ItemForm form={form} />}
    </div>
  );
}
