import { useTranslations } from "next-intl";

type SkeletonProps = { width?: string; height?: number };

export function Skeleton({ width = "100%", height = 16 }: SkeletonProps) {
  return <div className="skeleton" style={{ width, height }} />;
}

type PageKind = "list" | "detail" | "form" | "dashboard";

const BLOCKS: Record<PageKind, number[]> = {
  list: [36, 40, 40, 40, 40, 40, 40, 40],
  detail: [120, 220, 160],
  form: [60, 60, 60, 120, 60],
  dashboard: [110, 320, 240],
};

export function PageSkeleton({ kind = "list" }: { kind?: PageKind }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className="stack">
      <span className="sr-note">{t("loading")}</span>
      <Skeleton width="38%" height={32} />
      {BLOCKS[kind].map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <Skeleton key={index} height={height} />
      ))}
    </div>
  );
}
