import { z } from "zod";
import { isDay } from "@/lib/core/period";

const word = (max: number) => z.string().trim().max(max).optional().catch(undefined);
const day = z.string().refine(isDay).optional().catch(undefined);

/** The trail's address: what is not understood is left out. */
export const auditFiltersSchema = z
  .object({
    q: word(80),
    person: z.uuid().optional().catch(undefined),
    subject: word(40),
    action: word(60),
    branch: z.uuid().optional().catch(undefined),
    from: day,
    until: day,
    sort: z.enum(["at", "actorName", "action"]).optional().catch(undefined),
    dir: z.enum(["asc", "desc"]).optional().catch(undefined),
  })
  .transform(({ dir, ...filters }) => ({ ...filters, ascending: dir === "asc" }));

/** Present when the reader asked for the chain to be walked. */
export const chainParamSchema = z.object({ verify: z.literal("1").optional().catch(undefined) });
