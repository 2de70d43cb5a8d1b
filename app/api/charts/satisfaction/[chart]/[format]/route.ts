import { notFound } from "next/navigation";
import { pictureOf, sheetOf } from "@/components/charts/chart-file";
import { BOARD_CHARTS, boardChart } from "@/components/satisfaction/board-charts";
import { aboutOf } from "@/components/satisfaction/board-file";
import { wordsOf } from "@/components/satisfaction/board-words";
import { listCareByMonth } from "@/lib/care/queries";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders, XLSX_MIME } from "@/lib/core/files/download";
import { renderPng } from "@/lib/core/files/png";
import { writeSheet } from "@/lib/core/files/xlsx";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getSatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { trendMonths } from "@/lib/satisfaction/rules/window";
import { boardFiltersSchema, placeSortSchema } from "@/lib/satisfaction/schema/board";

/** Twice the drawn width: sharp on a slide and on paper. */
const PNG_WIDTH = 1816;

type Params = { params: Promise<{ chart: string; format: string }> };

/** A chart of the dual-satisfaction dashboard as a file, with the same figures, filters and reach as the page. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const actor = await requireActor("satisfaction.read");
  const { chart, format } = await params;
  const id = BOARD_CHARTS.find((one) => one === chart);
  if (!id || (format !== "png" && format !== "xlsx")) notFound();
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const filters = boardFiltersSchema.parse(given);
  const [board, locale] = await Promise.all([getSatisfactionBoard(actor, filters), requestLocale()]);
  const from = trendMonths(board.months)[0] ?? board.months.from;
  const care = id === "trend" ? await listCareByMonth(actor, { from, to: board.months.to }) : [];
  const words = wordsOf(translatorOf(locale), locale);
  const model = boardChart(id, board, { care, sort: placeSortSchema.parse(given.sort) }, words);
  const about = aboutOf(model, board, words);
  const name = `${model.title}-${filters.month}.${format}`;
  if (format === "xlsx") return fileOf(await writeSheet(sheetOf(model, about)), XLSX_MIME, name);
  const picture = pictureOf(model, about, (label, value) => words.t("board.file.line", { label, value }));
  if (!picture) notFound();
  return fileOf(await renderPng(picture, PNG_WIDTH), "image/png", name);
}

function fileOf(bytes: Uint8Array, mime: string, name: string): Response {
  return new Response(Buffer.from(bytes), { headers: downloadHeaders({ name, mime, size: bytes.length }) });
}
