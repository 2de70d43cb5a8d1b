import { getTranslations } from "next-intl/server";
import { DropItem } from "@/components/plans/item-drop";
import { ItemForm } from "@/components/plans/item-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getItemForm } from "@/lib/plans/queries/item-form";

export default async function EditItemPage({ params }: PageProps<"/plans/[id]/items/[itemId]/edit">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const { id, itemId } = await params;
  const form = await orNotFound(getItemForm(actor, id, itemId));
  const { plan, item } = form;
  const title = t(plan.status === "draft" ? "form.editItem" : "form.amendItem");
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${id}` },
    { label: item.title, href: `/plans/${id}/items/${itemId}` },
    { label: title },
  ];
  const ended = item.droppedOn ? "form.dropped" : null;
  const fixed = plan.status === "closed" ? "form.closed" : ended;
  return (
    <div className="grid max-w-form gap-4">
      <PageHeader title={title} breadcrumbs={breadcrumbs} />
      {fixed ? <Notice tone="warn">{t(fixed)}</Notice> : <ItemForm form={form} />}
      {fixed || item.doneOn ? null : <DropItem plan={plan} item={item} />}
    </div>
  );
}
