import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { FileList } from "@/components/ui/file-list";
import type { AttachmentRow } from "@/lib/activities/queries/activity-detail";
import { formatBytes } from "@/lib/i18n/format";

/** Photos and documents, each under a real address. */
export async function AttachmentPanel({ files, editHref }: { files: AttachmentRow[]; editHref: string | null }) {
  const t = await getTranslations("activities");
  const items = files.map(({ id, name, size, kind }) => ({
    id,
    name,
    href: `/api/files/${id}`,
    size: formatBytes(size),
    kind: kind === "photo" ? ("image" as const) : ("document" as const),
    ...(kind === "photo" ? { thumbHref: `/api/files/${id}` } : {}),
  }));
  return (
    <Card
      title={t("detail.files", { count: files.length })}
      actions={editHref ? <a href={editHref}>{t("detail.addFiles")}</a> : null}
    >
      {items.length > 0 ? <FileList files={items} /> : <p className="text-muted">{t("detail.noFiles")}</p>}
    </Card>
  );
}
