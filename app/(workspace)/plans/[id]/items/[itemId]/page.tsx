import { ItemAmendments } from "@/components/plans/item-amendments";
import { ItemChildren } from "@/components/plans/item-children";
import { ItemFigure } from "@/components/plans/item-figure";
import { ItemHead } from "@/components/plans/item-head";
import { ItemNudges } from "@/components/plans/item-nudges";
import { ItemProfile } from "@/components/plans/item-profile";
import { ItemProgress } from "@/components/plans/item-progress";
import { wordsOf } from "@/components/plans/roadmap-words";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestLocale } from "@/lib/i18n/request-locale";
import { canManagePlans, canTellProgress } from "@/lib/plans/policy";
import { getItemPage } from "@/lib/plans/queries/item-page";

export default async function ItemPage({ params }: PageProps<"/plans/[id]/items/[itemId]">) {
  const actor = await requireActor("plan.read");
  const { id, itemId } = await params;
  const page = await orNotFound(getItemPage(actor, id, itemId));
  const words = wordsOf(await requestLocale());
  const open = page.plan.status === "issued" && page.item.droppedOn === null;
  const rights = {
    manages: canManagePlans(actor) && page.plan.status !== "closed" && page.item.droppedOn === null,
    tells: open && canTellProgress(actor, page.item),
  };
  const marks = new Set(open ? page.children.filter((one) => canTellProgress(actor, one)).map((one) => one.id) : []);
  return (
    <>
      <ItemHead page={page} rights={rights} words={words} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 gap-4">
          <ItemFigure page={page} words={words} />
          <ItemChildren page={page} rights={rights} marks={marks} words={words} />
          <ItemProgress page={page} tells={rights.tells} words={words} />
        </div>
        <div className="grid grid-cols-1 gap-4">
          <ItemProfile page={page} words={words} />
          <ItemNudges nudges={page.nudges} words={words} />
          <ItemAmendments page={page} />
        </div>
      </div>
    </>
  );
}
