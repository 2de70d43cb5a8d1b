import { notFound } from "next/navigation";
import { getMinutesWord } from "@/lib/activities/queries/minutes-word";
import { getBrandWord } from "@/lib/brands/queries/brand-word";
import { type Actor, can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders } from "@/lib/core/files/download";
import { DOCX_MIME, type OfficialFile, writeOfficial } from "@/lib/core/files/official";
import { fileStore } from "@/lib/core/files/store";
import { orNotFound } from "@/lib/core/not-found";
import type { Permission } from "@/lib/core/permissions";
import { type KnownWords, requestTranslator } from "@/lib/i18n/translate";
import type { LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { findBookFile } from "@/lib/reports/queries/book";
import { getReportWord } from "@/lib/reports/queries/report-word";

type Composed = {
  permission: Permission;
  compose: (actor: Actor, id: string, t: KnownWords, choice: LetterheadChoice) => Promise<OfficialFile>;
};

/** What can be taken along as an official document; the same reach as the page of the thing. */
const DOCUMENTS: ReadonlyMap<string, Composed> = new Map([
  ["activity", { permission: "activity.read", compose: getMinutesWord }],
  ["brand", { permission: "brand.read", compose: getBrandWord }],
  ["plan", { permission: "plan.read", compose: getPlanWord }],
  ["report", { permission: "report.read", compose: getReportWord }],
]);

/** A letterhead has room for that much. */
const LONGEST_NUMBER = 40;

/** `letterhead=yes` or `no`, without it as is usual for the kind; `number=` asks for one of issue. */
function choiceOf(params: URLSearchParams): LetterheadChoice {
  const wanted = params.get("letterhead");
  const number = params.get("number")?.trim().slice(0, LONGEST_NUMBER) || null;
  return { number, ...(wanted === null ? {} : { letterhead: wanted === "yes" }) };
}

/** The document as .docx, with the letterhead and number that the address asks for; a book is a file that was made before. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string; id: string }> },
): Promise<Response> {
  const actor = await requireActor("account.own");
  const { kind, id } = await params;
  if (actor.mustChangePassword) notFound();
  if (kind === "book") return bookOf(actor, id);
  const found = DOCUMENTS.get(kind);
  if (!found || !can(actor, found.permission)) notFound();
  const choice = choiceOf(new URL(request.url).searchParams);
  const { name, document } = await orNotFound(found.compose(actor, id, await requestTranslator(), choice));
  const bytes = await writeOfficial(document);
  const headers = downloadHeaders({ name: `${name}.docx`, mime: DOCX_MIME, size: bytes.length });
  return new Response(bytes as BodyInit, { headers });
}

async function bookOf(actor: Actor, id: string): Promise<Response> {
  const file = can(actor, "report.review") ? await findBookFile(actor, id) : null;
  const stored = file && (await fileStore().open(file.storeKey));
  if (!stored) notFound();
  return new Response(stored.stream, { headers: downloadHeaders({ ...file, size: stored.size }) });
}
