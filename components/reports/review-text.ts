import { getTranslations } from "next-intl/server";
import type { ReviewEventDetail } from "@/lib/reports/queries/report-detail";
import { spokeOfOther } from "@/lib/reports/rules/versions";

type Comments = Pick<ReviewEventDetail, "comment" | "comments">;

/** The submissions a comment may speak of, and the words as they are now. */
type Words = { versions: Parameters<typeof spokeOfOther>[1]; now: Parameters<typeof spokeOfOther>[2] };

/**
 * All that a reviewer said, a line each: on the whole, then on single sections, each with a word where its section has
 * been changed since. Empty when nothing was said.
 */
export async function reviewText({ comment, comments }: Comments, words?: Words): Promise<string> {
  const t = await getTranslations("reports");
  const sections = comments.map((one) => {
    const line = t("timeline.sectionComment", { section: t(`section.${one.section}`), text: one.text });
    const changed = words !== undefined && spokeOfOther(one, words.versions, words.now);
    return changed ? `${line} ${t("remark.changed")}` : line;
  });
  return [comment, ...sections].filter(Boolean).join("\n");
}
