import { z } from "zod";
import { id, line, list, optional, text, version } from "@/lib/core/validation";

export const PARTNER_KINDS = [
  "community",
  "school",
  "enterprise",
  "government",
  "medical",
  "military",
  "charity",
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export const NAME_MAX = 60;
export const CONTACT_MAX = 80;
export const NOTE_MAX = 1000;

const fields = {
  name: line(NAME_MAX),
  kind: z.enum(PARTNER_KINDS, "core.invalid.choose"),
  contact: optional(line(CONTACT_MAX)),
  note: text(NOTE_MAX),
  branchIds: list(id, 100),
};

export const createPartnerSchema = z.object(fields);
export type CreatePartnerInput = z.output<typeof createPartnerSchema>;

export const updatePartnerSchema = z.object({ id, version, ...fields });
export type UpdatePartnerInput = z.output<typeof updatePartnerSchema>;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const partnerFilters = z.object({
  q: line(60).optional().catch(undefined),
  kind: z.enum(PARTNER_KINDS).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  sort: z.enum(["name", "kind", "activities", "lastOn"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PartnerFilters = z.output<typeof partnerFilters>;
