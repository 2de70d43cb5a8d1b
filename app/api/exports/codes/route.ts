import { requireActor } from "@/lib/core/auth";
import { downloadHeaders, XLSX_MIME } from "@/lib/core/files/download";
import { writeSheet } from "@/lib/core/files/xlsx";
import { orNotFound } from "@/lib/core/not-found";
import { originOf } from "@/lib/core/request";
import { requestTranslator } from "@/lib/i18n/translate";
import { getCodeSheet } from "@/lib/surveys/queries/code-sheet";

/**
 * Single-use codes as .xlsx, from the page that has just shown them. They come with the request, because nobody but
 * that page knows them: nothing is looked up by them, and nothing of them is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await requireActor("survey.manage");
  const form = await request.formData();
  const given = {
    round: String(form.get("round")),
    codes: String(form.get("codes")),
    origin: originOf(request.headers),
  };
  const sheet = await orNotFound(getCodeSheet(actor, given, await requestTranslator()));
  const bytes = await writeSheet(sheet);
  const headers = downloadHeaders({ name: `${sheet.name}.xlsx`, mime: XLSX_MIME, size: bytes.length });
  return new Response(bytes as BodyInit, { headers });
}
