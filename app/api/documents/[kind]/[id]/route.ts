import { notFound } from "next/navigation";
import { getMinutesWord } from "@/lib/activities/queries/minutes-word";
import { getBrandWord } from "@/lib/brands/queries/brand-word";
import { type Actor, can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders } from "@/lib/core/files/download";
import { DOCX_MIME, type OfficialFile, writeOfficial } from "@/lib/core/files/official";
import { orNotFound } from "@/lib/core/not-found";
import type { Permission } from "@/lib/core/permissions";
import { type KnownWords, requestTranslator } from "@/lib/i18n/translate";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { getReportWord } from "@/lib/reports/queries/report-word";

type Composed = {
  permission: Permission;
  compose: (actor: Actor, id: string, t: KnownWords, options: { number: string | null }) => Promise<OfficialFile>;
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

/** The document as .docx, under a number of issue where `?number=` gives one. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string; id: string }> },
): Promise<Response> {
  const actor = await requireActor("account.own");
  const { kind, id } = await params;
  const found = DOCUMENTS.get(kind);
  if (!found || actor.mustChangePassword || !can(actor, found.permission)) notFound();
  const number = new URL(request.url).searchParams.get("number")?.trim().slice(0, LONGEST_NUMBER) || null;
  const { name, document } = await orNotFound(found.compose(actor, id, await requestTranslator(), { number }));
  const bytes = await writeOfficial(document);
  const headers = downloadHeaders({ name: `${name}.docx`, mime: DOCX_MIME, size: bytes.length });
  return new Response(bytes as BodyInit, { headers });
}
