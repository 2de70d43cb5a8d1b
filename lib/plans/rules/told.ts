import { z } from "zod";

/** What a monthly report tells of the task that its brand leads: its progress and its result. */
export function toldOfTask({ progress, result }: { progress: string; result: string }): string {
  return [progress, result].filter((told) => told !== "").join("\n");
}

/** Of a report as it was handed in, the part that is told of the task. */
const handedInSchema = z.object({ sections: z.object({ progress: z.string(), result: z.string() }) });

type Approved = { submittedAt: Date; submittedByName: string; snapshot: unknown };
type Told = { at: Date; actorName: string; text: string };

/**
 * What people read of a report on its task who neither write nor review it: what was approved last of what had been
 * handed in when it was told; null while nothing was.
 */
export function approvedTelling(told: { at: Date }, approved: readonly Approved[]): Told | null {
  const version = approved.findLast(({ submittedAt }) => submittedAt <= told.at);
  if (!version) return null;
  const { submittedAt: at, submittedByName: actorName, snapshot } = version;
  return { at, actorName, text: toldOfTask(handedInSchema.parse(snapshot).sections) };
}
