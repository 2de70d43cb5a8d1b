import { notFound } from "next/navigation";
import { pictureOf, sheetOf } from "@/components/dashboards/chart-file";
import { type DashboardChart, type Words, wordsOf } from "@/components/dashboards/chart-words";
import { chartOf } from "@/components/dashboards/charts";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders } from "@/lib/core/files/download";
import { renderPng } from "@/lib/core/files/png";
import { writeSheet } from "@/lib/core/files/xlsx";
import { today } from "@/lib/core/period";
import { type Dashboard, getDashboard } from "@/lib/dashboards/queries/dashboard";
import { dashboardMonth } from "@/lib/dashboards/rules";
import { chartIdOf } from "@/lib/dashboards/schema";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";

/** Twice the drawn width: sharp on a slide and on paper. */
const PNG_WIDTH = 1816;

type File = { bytes: Uint8Array; mime: string };
type Maker = (chart: DashboardChart, data: Dashboard, words: Words) => Promise<File | null>;

const MAKERS: Record<string, Maker> = {
  async png(chart, data, words) {
    const picture = pictureOf(chart, data, words);
    return picture ? { bytes: await renderPng(picture, PNG_WIDTH), mime: "image/png" } : null;
  },
  async xlsx(chart, data, words) {
    const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return { bytes: await writeSheet(sheetOf(chart, data, words)), mime };
  },
};

/** A chart of the dashboard as a file, with the same figures, filters and reach as the page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ chart: string; format: string }> },
): Promise<Response> {
  const actor = await requireActor("dashboard.read");
  const { chart, format } = await params;
  const id = chartIdOf(chart);
  const make = Object.hasOwn(MAKERS, format) ? MAKERS[format] : undefined;
  if (!id || !make) notFound();
  const month = dashboardMonth(new URL(request.url).searchParams.get("month") ?? "", today());
  const [data, locale] = await Promise.all([getDashboard(actor, month), requestLocale()]);
  const words = wordsOf(translatorOf(locale), locale);
  const model = chartOf(id, data, words);
  const file = await make(model, data, words);
  if (!file) notFound();
  const name = `${model.title}-${month}.${format}`;
  return new Response(Buffer.from(file.bytes), {
    headers: downloadHeaders({ name, mime: file.mime, size: file.bytes.length }),
  });
}
