import { getTranslations } from "next-intl/server";
import type { ListUrl } from "@/components/ui/list-url";
import type { MemberStage } from "@/lib/members/schema";

type Props = { url: ListUrl; counts: { stage: MemberStage; count: number }[]; current: MemberStage | undefined };

/** How many stand at each stage, in the order of the path; each opens its people. */
export async function StageCounts({ url, counts, current }: Props) {
  const t = await getTranslations("members");
  return (
    <nav aria-label={t("byStage")} className="mb-4">
      <ol className="grid grid-cols-2 gap-2 md:grid-cols-5">
        {counts.map(({ stage, count }) => (
          <li key={stage}>
            <a
              href={url.with({ stage: current === stage ? null : stage })}
              aria-current={current === stage ? "true" : undefined}
              className={`block rounded border px-3 py-2 no-underline hover:border-ink-600 ${
                current === stage ? "border-ink-600 bg-ink-50" : "border-line bg-surface"
              }`}
            >
              <span className="block text-xs text-muted">{t(`stage.${stage}`)}</span>
              <span className="num text-lg font-semibold text-text">{count}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
