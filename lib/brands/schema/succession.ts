import { z } from "zod";
import { id, line, list, version } from "@/lib/core/validation";
import { brandMonth, NAME_MAX, REASON_MAX, SLOGAN_MAX } from "../schema";

/** 迭代: how a brand goes on or ends. */
export const SUCCESSIONS = ["revise", "merge", "retire"] as const;
export type Succession = (typeof SUCCESSIONS)[number];

const MERGED_MAX = 20;

export const reviseBrandSchema = z.object({ id, version, fromMonth: brandMonth, reason: line(REASON_MAX) });
export type ReviseBrandInput = z.output<typeof reviseBrandSchema>;

export const mergeBrandsSchema = z.object({
  /** The brand whose branch leads the merged one. */
  id,
  version,
  brandIds: list(id, MERGED_MAX).refine((ids) => ids.length > 0, "brands.invalid.mergeWhich"),
  name: line(NAME_MAX),
  slogan: line(SLOGAN_MAX),
  fromMonth: brandMonth,
  reason: line(REASON_MAX),
});
export type MergeBrandsInput = z.output<typeof mergeBrandsSchema>;

export const retireBrandSchema = z.object({ id, version, toMonth: brandMonth, reason: line(REASON_MAX) });
export type RetireBrandInput = z.output<typeof retireBrandSchema>;

/** `id` is that of the next iteration. */
export const undoIterationSchema = z.object({ id, version });
export type UndoIterationInput = z.output<typeof undoIterationSchema>;

export const resumeBrandSchema = z.object({ id, version });
export type ResumeBrandInput = z.output<typeof resumeBrandSchema>;
