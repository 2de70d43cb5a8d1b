import { getTranslations } from "next-intl/server";
import type { ReviewEventDetail } from "@/lib/reports/queries/report-detail";

type Comments = Pick<ReviewEventDetail, "comment" | "comments">;

/** All that a reviewer said, a line each: on the whole, then on single sections. Empty when nothing was said. */
export async function reviewText({ comment, comments }: Comments): Promise<string> {
  const t = await getTranslations("reports");
  const sections = comments.map(({ section, text }) =>
    t("timeline.sectionComment", { section: t(`section.${section}`), text }),
  );
  return [comment, ...sections].filter(Boolean).join("\n");
}
