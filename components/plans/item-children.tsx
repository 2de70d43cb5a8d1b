import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ItemPage } from "@/lib/plans/queries/item-page";
import { CHILD_KIND } from "@/lib/plans/schema";
import type { Rights } from "./item-head";
import { MarkButton } from "./item-mark";
import { datesText, itemHref, ownerText, progressText, STATE_LOOK, type Words, whyText } from "./roadmap-words";

type Props = {
  page: ItemPage;
  rights: Rights;
  /** Those that the actor may mark done. */
  marks: ReadonlySet<string>;
  words: Words;
};

/** What lies below the item: a goal's tasks, or a task's milestones with one tap to mark them done. */
export async function ItemChildren({ page: { plan, item, children }, rights, marks, words }: Props) {
  const t = await getTranslations("plans");
  const kind = CHILD_KIND[item.kind];
  if (kind === null) return null;
  const add = (
    <ButtonLink href={`/plans/${plan.id}/items/new?parent=${item.id}`} size="sm" icon="plus">
      {t(`form.new.${kind}`)}
    </ButtonLink>
  );
  return (
    <Card title={t(`item.below.${kind}`)} actions={rights.manages ? add : null}>
      {children.length === 0 ? <p className="text-muted">{t(`item.noneBelow.${kind}`)}</p> : null}
      <ul>
        {children.map((child) => (
          <li
            key={child.id}
            className="flex flex-wrap items-center justify-between gap-2 border-line border-b py-2 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <a href={itemHref(plan.id, child.id)}>{child.title}</a>{" "}
              <StatusPill {...STATE_LOOK[child.state]}>{t(`state.${child.state}`)}</StatusPill>
              <p className="figure-line">
                {[datesText(child, words), ownerText(child, words)].join(" · ")}
                {kind === "task" ? ` · ${progressText(child, words)}` : null}
                {child.why.length > 0 ? ` · ${whyText(child, words)}` : null}
              </p>
            </div>
            {marks.has(child.id) && child.droppedOn === null && kind === "milestone" ? (
              <MarkButton item={child} words={words} small />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
