import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatDayInYear } from "@/lib/i18n/format";
import type { ItemPage } from "@/lib/plans/queries/item-page";
import { MarkButton } from "./item-mark";
import { datesText, itemHref, progressText, STATE_LOOK, type Words, whyText } from "./roadmap-words";

export type Rights = { manages: boolean; tells: boolean };

type Props = { page: ItemPage; rights: Rights; words: Words };

/** What the item is, how it stands and why, and what may be done with it. */
export async function ItemHead({ page: { plan, item, parent }, rights, words }: Props) {
  const t = await getTranslations("plans");
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    ...(parent ? [{ label: parent.title, href: itemHref(plan.id, parent.id) }] : []),
    { label: item.title },
  ];
  const actions = (
    <>
      {rights.tells && item.kind !== "goal" ? <MarkButton item={item} words={words} /> : null}
      {rights.manages ? (
        <ButtonLink href={`${itemHref(plan.id, item.id)}/edit`} icon="edit">
          {t(plan.status === "draft" ? "form.edit" : "form.amendNow")}
        </ButtonLink>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={item.title}
        meta={<StatusPill {...STATE_LOOK[item.state]}>{t(`state.${item.state}`)}</StatusPill>}
        lead={[t(`kind.${item.kind}`), datesText(item, words), progressText(item, words)].join(" · ")}
        breadcrumbs={breadcrumbs}
        actions={actions}
      />
      <Notices plan={plan} item={item} words={words} />
    </>
  );
}

/** Why it is late or at risk, that it was given up, and since when nothing of it changes any more. */
function Notices({ plan: { closedOn }, item, words }: Pick<ItemPage, "plan" | "item"> & { words: Words }) {
  const { state, why, droppedOn } = item;
  const since = droppedOn && formatDayInYear(droppedOn, words.locale);
  return (
    <div className="mb-4 grid gap-2 empty:hidden">
      {why.length > 0 ? <Notice tone={state === "late" ? "err" : "warn"}>{whyText(item, words)}</Notice> : null}
      {since ? <Notice tone="info">{words.t("item.droppedSince", { day: since })}</Notice> : null}
      {closedOn ? <Notice tone="info">{words.t("roadmap.frozen", { day: closedOn })}</Notice> : null}
    </div>
  );
}
