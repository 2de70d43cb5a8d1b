import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { placeItemAction } from "@/lib/plans/actions";
import type { StoredItem } from "@/lib/plans/queries/items";
import { WAYS } from "@/lib/plans/schema/items";

type Props = { items: readonly StoredItem[]; parentId?: string | null };

/** Siblings in their order, each with what lies below it and two buttons that change places with a neighbour. */
export async function ItemOrder({ items, parentId = null }: Props) {
  const siblings = items.filter((item) => item.parentId === parentId);
  if (siblings.length === 0) return null;
  return (
    <ol className="list-decimal ps-6">
      {siblings.map((item, index) => (
        <li key={item.id}>
          <Place item={item} place={index + 1} total={siblings.length} />
          <ItemOrder items={items} parentId={item.id} />
        </li>
      ))}
    </ol>
  );
}

type PlaceProps = { item: StoredItem; place: number; total: number };

async function Place({ item: { id, version, title, kind }, place, total }: PlaceProps) {
  const t = await getTranslations("plans");
  const open = { up: place > 1, down: place < total };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b py-1">
      <span className={kind === "milestone" ? undefined : "font-semibold"}>{title}</span>
      <span className="sr-note" role="status">
        {t("order.place", { title, place, total })}
      </span>
      <Form id={`place-${id}`} action={placeItemAction} className="form-inline ms-auto">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        {WAYS.filter((way) => open[way]).map((way) => (
          <SubmitButton key={way} name="way" value={way} variant="quiet" size="sm">
            {t(`order.${way}`)}
            <span className="sr-note">{title}</span>
          </SubmitButton>
        ))}
      </Form>
    </div>
  );
}
