import { ActionButton } from "@/components/forms/action-button";
import { markDoneAction, markUndoneAction } from "@/lib/plans/actions";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import type { Words } from "./roadmap-words";

/** One tap says that it is done; one more takes it back. */
export function MarkButton({ item, words, small }: { item: RoadmapItem; words: Words; small?: boolean }) {
  const { id, version, doneOn, title } = item;
  const size = small ? "sm" : "md";
  const usual = small ? "secondary" : "primary";
  return (
    <ActionButton
      id={`mark-${id}`}
      action={doneOn ? markUndoneAction : markDoneAction}
      fields={{ id, version }}
      variant={doneOn ? "quiet" : usual}
      size={size}
    >
      {words.t(doneOn ? "item.undo" : "item.done")}
      <span className="sr-note">{title}</span>
    </ActionButton>
  );
}
