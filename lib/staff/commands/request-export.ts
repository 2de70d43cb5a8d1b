import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { addMinutes, clock } from "@/lib/core/period";
import { fingerprint } from "@/lib/core/personal-data";
import { filtersWithoutNumbers, grantedFilters } from "../rules/personal";
import type { RequestExportInput } from "../schema";

/** Minutes within which a list may be taken along in clear after the purpose was stated. */
const GRANT_MINUTES = 10;

/** Gives leave to take one list along with its personal data in clear, for a stated purpose that the trail keeps. */
export async function requestExport(
  tx: Tx,
  actor: Actor,
  { list, query, purpose }: RequestExportInput,
): Promise<Outcome<{ href: string }>> {
  const { hospitalId, userId } = actor;
  const expiresAt = addMinutes(clock.now(), GRANT_MINUTES);
  const data = {
    hospitalId,
    userId,
    list,
    query: grantedFilters(query, hospitalId, fingerprint),
    purpose,
    createdAt: clock.now(),
    expiresAt,
  };
  const { id } = await tx.exportGrant.create({ data, select: { id: true } });
  const audit = {
    action: "personal.export",
    subject: "exportGrant",
    subjectId: id,
    after: { list, filters: filtersWithoutNumbers(query), purpose },
  };
  return { data: { href: `/api/exports/${list}?${query ? `${query}&` : ""}grant=${id}` }, audit: [audit] };
}
