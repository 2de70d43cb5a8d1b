"use client";

import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { NoticeBox } from "@/components/ui/notice-box";
import type { NudgeBar } from "@/lib/plans/schema/supervision";

type LeftOut = Record<NudgeBar | "settled", number>;
type Nudged = { branches: number; matters: number; leftOut: LeftOut };

/** Sentences with holes, filled here: what came of it is known in the browser alone. */
export type OutcomeWords = { done: string; sent: string; leftOut: Record<keyof LeftOut, string> };

function nudgedIn(data: unknown): Nudged | null {
  return typeof data === "object" && data !== null && "leftOut" in data ? (data as Nudged) : null;
}

/** What became of the ticked matters: how many went out, and which were left out and why. */
export function NudgeOutcome({ words }: { words: OutcomeWords }) {
  const state = useFormContext()?.state;
  const nudged = state?.ok ? nudgedIn(state.data) : null;
  if (!nudged) return null;
  const { branches, matters, leftOut } = nudged;
  const rest = (Object.keys(leftOut) as (keyof LeftOut)[]).filter((reason) => leftOut[reason] > 0);
  return (
    <NoticeBox tone="ok" word={words.done} live="status" title={fill(words.sent, { branches, matters })}>
      {rest.map((reason) => (
        <p key={reason}>{fill(words.leftOut[reason], { count: leftOut[reason] })}</p>
      ))}
    </NoticeBox>
  );
}
