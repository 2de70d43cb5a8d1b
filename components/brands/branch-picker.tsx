import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

const TILE =
  "flex min-h-[44px] items-center rounded border border-border bg-surface px-3 py-2 no-underline hover:border-ink-600 hover:bg-ink-50";

/** `first` leads to a hospital's first branch. */
type Props = { first: ReactNode; branches: readonly { id: string; name: string }[] };

/** First whose brand: what it can take in hand depends on the branch. Every choice has an address. */
export async function BranchPicker({ first, branches }: Props) {
  const t = await getTranslations("brands");
  if (branches.length === 0) {
    return <EmptyState kind="nothing" title={t("pick.noneTitle")} text={t("pick.noneText")} action={first} />;
  }
  return (
    <section>
      <h2 className="mb-1 text-base font-semibold">{t("pick.title")}</h2>
      <p className="mb-2 text-muted">{t("pick.text")}</p>
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-4">
        {branches.map(({ id, name }) => (
          <li key={id}>
            <a href={`/brands/new?branch=${id}`} className={TILE}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
