import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { LostOwner } from "@/lib/plans/queries/plan-edit";

/** What of last year's plan has no owner any more, because its branch was dissolved. */
export async function LostOwners({ lost }: { lost: readonly LostOwner[] }) {
  const t = await getTranslations("plans.form");
  if (lost.length === 0) return null;
  return (
    <Notice tone="warn" title={t("lostTitle", { count: lost.length })}>
      <ul className="list-disc pl-5">
        {lost.map(({ title, branch }) => (
          <li key={title}>{t("lostOwner", { title, branch })}</li>
        ))}
      </ul>
    </Notice>
  );
}
