import type { PaperSize } from "@/lib/plans/schema/roadmap";

const SIZES: Record<PaperSize, string> = { a4: "A4 landscape", a3: "A3 landscape" };

/**
 * The sheet that this page is printed on. A named page would leave the page's own head on a sheet of the usual size,
 * because that stands outside of the roadmap; so the size is said for the document, as long as this is part of it.
 */
export function RoadmapPaper({ size }: { size: PaperSize }) {
  return <style>{`@page { size: ${SIZES[size]}; }`}</style>;
}
