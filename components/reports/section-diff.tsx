import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { type DiffPart, diffTexts } from "@/lib/reports/rules/diff";

/** What changed in a text, in place: what went is struck through, what came stands on a tint; both also in words. */
export function SectionDiff({ before, after }: { before: string; after: string }) {
  const t = useTranslations("reports.diff");
  const parts = diffTexts(before, after);
  return (
    <p className="prose-text whitespace-pre-line">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
        <Fragment key={index}>{partOf(part, { removed: t("removed"), added: t("added"), end: t("end") })}</Fragment>
      ))}
    </p>
  );
}

type Words = { removed: string; added: string; end: string };

function partOf({ kind, text }: DiffPart, words: Words) {
  if (kind === "same") return text;
  const Mark = kind === "added" ? "ins" : "del";
  const look = kind === "added" ? "border-b-2 border-info bg-info-50 no-underline" : "text-muted line-through";
  return (
    <Mark className={look}>
      <span className="sr-only">{words[kind]}</span>
      {text}
      <span className="sr-only">{words.end}</span>
    </Mark>
  );
}
