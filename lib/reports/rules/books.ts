/** Reading is a fifth of the way; typesetting, of which nobody knows how far it is, the rest. */
const READING_SHARE = 20;

export type BookStep = { step: "reading" | "writing"; percent: number };

/** What a job is at, and how much of it is behind it. */
export function bookStepOf({ done, total }: { done: number; total: number }): BookStep {
  if (total > 0 && done >= total) return { step: "writing", percent: READING_SHARE };
  return { step: "reading", percent: total > 0 ? Math.floor((Math.max(done, 0) / total) * READING_SHARE) : 0 };
}
