"use client";

import { type AutosaveLabels, fill } from "@/components/forms/form-labels";
import { Button } from "@/components/ui/button";
import { dayOf, instantFrom, timeOf } from "@/lib/core/period";
import { useTools } from "./editor-context";
import { UNDO_ID, type useEditor } from "./use-editor";
import type { useKeptDocument } from "./use-kept-document";

type LastEditProps = Pick<ReturnType<typeof useEditor>, "notice" | "undo">;

/** What the last edit did, and its undoing. */
export function LastEdit({ notice, undo }: LastEditProps) {
  const { labels } = useTools();
  const said = notice ? [notice.said, notice.dropped > 0 ? fill(labels.dropped, { count: notice.dropped }) : ""] : [];
  return (
    <div role="status" className="sticky bottom-[136px] z-10 md:bottom-4">
      {notice ? (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded bg-nav px-4 py-2 text-nav-text">
          {said.filter(Boolean).join(" ")}
          <button type="button" id={UNDO_ID} className="min-h-11 px-2 underline" onClick={undo}>
            {labels.undo}
          </button>
        </p>
      ) : null}
    </div>
  );
}

type RecoveryNoteProps = ReturnType<typeof useKeptDocument> & { words: AutosaveLabels };

export function RecoveryNote({ recovery, restore, discard, words }: RecoveryNoteProps) {
  if (!recovery) return null;
  const at = instantFrom(recovery.draft.savedAt);
  return (
    <div className="notice notice-info autosave-note" role="status">
      <p>{fill(words[recovery.kind], { time: `${dayOf(at)} ${timeOf(at)}` })}</p>
      <p className="autosave-actions">
        {recovery.kind === "older" ? (
          <Button size="sm" onClick={restore}>
            {words.restore}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" onClick={discard}>
          {words.discard}
        </Button>
      </p>
    </div>
  );
}
