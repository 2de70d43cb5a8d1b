/** Where a report stands in the queue of those that wait, the longest waiting first. */
export type QueuePlace = { position: number; total: number; previousId: string | null; nextId: string | null };

/** The place of a report in the queue; null where it does not wait in it. */
export function placeIn(queue: readonly { id: string }[], id: string): QueuePlace | null {
  const index = queue.findIndex((row) => row.id === id);
  if (index < 0) return null;
  const idAt = (at: number) => queue[at]?.id ?? null;
  return {
    position: index + 1,
    total: queue.length,
    previousId: index > 0 ? idAt(index - 1) : null,
    nextId: idAt(index + 1),
  };
}

/** What is read after a decision: the following one, so that what was passed over waits; at the end the first again. */
export function nextAfter(queue: readonly { id: string }[], id: string): string | null {
  const first = queue.find((row) => row.id !== id)?.id ?? null;
  return placeIn(queue, id)?.nextId ?? first;
}
