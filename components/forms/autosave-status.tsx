"use client";

import type { FormAction } from "@/lib/core/action-state";
import { dayOf, instantFrom, timeOf } from "@/lib/core/period";
import { useFormContext } from "./form-context";
import { type AutosaveLabels, fill } from "./form-labels";
import { SignInAgain } from "./sign-in-again";
import { type Recovery, type AutosaveStatus as Status, useAutosave } from "./use-autosave";

type AutosaveStatusProps = {
  action: FormAction;
  storageKey: string;
  version: string;
  labels: AutosaveLabels;
};

function textOf(status: Status, labels: AutosaveLabels): string {
  if (status.kind === "saved") return fill(labels.saved, { time: timeOf(instantFrom(status.at)) });
  return status.kind === "refused" ? status.message : labels[status.kind];
}

export function AutosaveStatus({ labels, ...options }: AutosaveStatusProps) {
  const { status, recovery, restore, discard } = useAutosave(options);
  const form = useFormContext();
  return (
    <div className="autosave">
      <p role="status" className={`autosave-text autosave-${status.kind}`}>
        {textOf(status, labels)}
      </p>
      {form?.labels && status.kind === "refused" && status.signedOut ? <SignInAgain labels={form.labels} /> : null}
      {recovery ? <RecoveryNote recovery={recovery} labels={labels} restore={restore} discard={discard} /> : null}
    </div>
  );
}

type RecoveryNoteProps = {
  recovery: Recovery;
  labels: AutosaveLabels;
  restore: () => void;
  discard: () => void;
};

function RecoveryNote({ recovery, labels, restore, discard }: RecoveryNoteProps) {
  const at = instantFrom(recovery.draft.savedAt);
  const time = `${dayOf(at)} ${timeOf(at)}`;
  return (
    <div className="notice notice-info autosave-note" role="status">
      <p>{fill(labels[recovery.kind], { time })}</p>
      <p className="autosave-actions">
        {recovery.kind === "older" ? (
          <button type="button" className="btn btn-secondary btn-sm" onClick={restore}>
            {labels.restore}
          </button>
        ) : null}
        <button type="button" className="btn btn-quiet btn-sm" onClick={discard}>
          {labels.discard}
        </button>
      </p>
    </div>
  );
}
