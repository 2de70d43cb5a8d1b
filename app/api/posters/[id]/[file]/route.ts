import { notFound } from "next/navigation";
import { standaloneSvg } from "@/components/charts/standalone";
import { posterSvg } from "@/components/surveys/poster";
import { posterOf } from "@/components/surveys/poster-of";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders } from "@/lib/core/files/download";
import { PAPER, type Paper, pdfOfPictures, printWidth } from "@/lib/core/files/pdf";
import { renderPage } from "@/lib/core/files/png";
import { orNotFound } from "@/lib/core/not-found";
import { originOf } from "@/lib/core/request";
import { translatorOf } from "@/lib/i18n/translate";
import { type ChannelRow, listChannels } from "@/lib/surveys/queries/channels";
import { getRound } from "@/lib/surveys/queries/round-detail";

const FILES: ReadonlyMap<string, { paper: Paper; mime: string }> = new Map([
  ["a4.pdf", { paper: "a4", mime: "application/pdf" }],
  ["a5.pdf", { paper: "a5", mime: "application/pdf" }],
  ["a4.png", { paper: "a4", mime: "image/png" }],
  ["a5.png", { paper: "a5", mime: "image/png" }],
]);

/** The poster of one channel, or without one those of all departments in reach. */
function chosenOf(channels: ChannelRow[], wanted: string | null): ChannelRow[] {
  if (wanted) return channels.filter(({ id, kind }) => id === wanted && kind !== "tablet");
  return channels.filter(({ kind }) => kind === "poster");
}

/** Posters of an issued round, ready to print: a picture, or a PDF with a page for each. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; file: string }> },
): Promise<Response> {
  const actor = await requireActor("survey.read");
  const { id, file } = await params;
  const made = FILES.get(file);
  if (!made) notFound();
  const round = await orNotFound(getRound(actor, id));
  const wanted = new URL(request.url).searchParams.get("channel");
  const chosen = chosenOf(await listChannels(actor, round), wanted);
  const [first] = chosen;
  if (!first || (made.mime === "image/png" && !wanted)) notFound();

  const words = { zh: translatorOf("zh-CN"), en: translatorOf("en") };
  const about = { hospital: actor.hospital.name, round, origin: originOf(request.headers) };
  const draw = (channel: ChannelRow) => {
    const svg = posterSvg(posterOf({ ...about, channel }, words), PAPER[made.paper].width);
    return renderPage(standaloneSvg(svg), printWidth(made.paper));
  };
  const name = [round.title, wanted && first.department?.name, file].filter(Boolean).join("-");
  const headers = downloadHeaders({ name, mime: made.mime });
  if (made.mime === "image/png") return new Response(Buffer.from(await draw(first)), { headers });
  const pages = async function* () {
    for (const channel of chosen) yield await draw(channel);
  };
  return new Response(pdfOfPictures(pages(), made.paper, round.title), { headers });
}
