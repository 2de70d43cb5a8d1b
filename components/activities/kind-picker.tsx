import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { KIND_GROUPS } from "@/lib/activities/rules";

type Branch = { id: string; name: string };
type Props = { branches: Branch[]; chosen: Branch | undefined; day: string | undefined };

const TILE =
  "flex min-h-[44px] items-center rounded border border-border bg-surface px-3 py-2 no-underline hover:border-ink-600 hover:bg-ink-50";

/** First whose activity, then which kind: every choice is a link, so that the address says what was chosen. */
export async function KindPicker({ branches, chosen, day }: Props) {
  const t = await getTranslations("activities");
  if (branches.length === 0)
    return <EmptyState kind="nothing" title={t("form.noBranchTitle")} text={t("form.noBranch")} />;
  if (!chosen) {
    const tiles = branches.map(({ id, name }) => ({ href: addressOf({ branch: id, day }), label: name }));
    return <Tiles title={t("form.pickBranch")} tiles={tiles} />;
  }
  return (
    <div className="grid gap-5">
      {KIND_GROUPS.map(({ key, kinds }) => (
        <Tiles
          key={key}
          title={t(`kindGroup.${key}`)}
          tiles={kinds.map((kind) => ({
            href: addressOf({ branch: chosen.id, kind, day }),
            label: t(`kind.${kind}`),
          }))}
        />
      ))}
    </div>
  );
}

function addressOf(params: Record<string, string | undefined>): string {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/activities/new?${new URLSearchParams(given)}`;
}

function Tiles({ title, tiles }: { title: string; tiles: { href: string; label: string }[] }) {
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{title}</h2>
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-4">
        {tiles.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className={TILE}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
