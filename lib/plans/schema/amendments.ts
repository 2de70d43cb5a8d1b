import { z } from "zod";

/** What an amendment keeps of each field that it changed; see lib/plans/rules/changes.ts. */
export const changesSchema = z.array(
  z.object({
    itemId: z.string().nullable(),
    kind: z.enum(["plan", "goal", "task", "milestone"]),
    title: z.string(),
    field: z.string(),
    before: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
    after: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
  }),
);
export type KeptChange = z.output<typeof changesSchema>[number];
