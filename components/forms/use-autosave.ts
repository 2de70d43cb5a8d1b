"use client";

import { useEffect, useRef, useState } from "react";
import type { ActionState, FormAction } from "@/lib/core/action-state";
import { type FormContextValue, useFormContext } from "./form-context";
import {
  adoptDraft,
  type DraftValues,
  draftValues,
  dropDraft,
  dropKnown,
  dropSaved,
  type FoundDraft,
  keepDraft,
  sameValues,
  writeValues,
} from "./local-draft";
import { readForm } from "./use-submission";

const QUIET = 2_000;
const RETRY = 15_000;
const SETTLE = 8_000;

export type AutosaveStatus =
  | { kind: "idle" | "saving" | "kept" }
  | { kind: "saved"; at: number }
  | { kind: "refused"; message: string; signedOut: boolean };

export type Recovery = { kind: "restored" | "older"; draft: FoundDraft };

type Saved = { version?: number | string } | undefined;

export type AutosaveOptions = { action: FormAction; storageKey: string; version: string };

/** One form's saver, outside React: timers and listeners outlive single renders. */
class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private stored: DraftValues;
  private stopped = false;
  readonly initial: DraftValues;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly options: AutosaveOptions,
    readonly renew: (name: string, value: string) => void,
    private readonly report: (status: AutosaveStatus) => void,
  ) {
    this.stored = draftValues(form);
    this.initial = this.stored;
  }

  get dirty(): boolean {
    return !sameValues(draftValues(this.form), this.stored);
  }

  private get version(): string {
    const field = this.form.elements.namedItem("version");
    return field instanceof HTMLInputElement ? field.value : this.options.version;
  }

  /** Every key goes to this device at once; the server hears of it when the hands rest. */
  touched(): void {
    const values = draftValues(this.form);
    keepDraft(this.options.storageKey, { values, savedAt: Date.now(), version: this.version });
    this.schedule(QUIET);
  }

  schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), delay);
  }

  save(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.saveOnce());
    return this.running;
  }

  private async saveOnce(): Promise<void> {
    if (this.stopped || !this.dirty) return;
    const data = readForm(this.form);
    // The key belongs to the submit: an autosave must not use it up.
    data.delete("_key");
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    const sent = draftValues(this.form);
    this.report({ kind: "saving" });
    try {
      this.answered(await this.options.action(null, data), sent);
    } catch {
      this.report({ kind: "kept" });
      this.schedule(RETRY);
    }
  }

  private answered(result: ActionState, sent: DraftValues): void {
    if (result && !result.ok) {
      this.refused(result.code, result.message);
      return;
    }
    const version = (result?.data as Saved)?.version;
    if (version !== undefined) this.renew("version", String(version));
    this.stored = sent;
    dropSaved(this.options.storageKey, sent);
    if (this.dirty) this.touched();
    else if (version !== undefined) {
      const draft = { values: sent, savedAt: Date.now(), version: String(version), saved: true };
      keepDraft(this.options.storageKey, draft);
      setTimeout(() => !this.dirty && dropDraft(this.options.storageKey), SETTLE);
    }
    this.report({ kind: "saved", at: Date.now() });
  }

  private refused(code: string, message: string): void {
    if (code === "UNAVAILABLE" || code === "RATE_LIMITED") {
      this.report({ kind: "kept" });
      this.schedule(RETRY);
      return;
    }
    // Somebody else was here: keep the text on this device and send nothing over theirs.
    if (code === "CONFLICT") this.stop();
    this.report({ kind: "refused", message, signedOut: code === "UNAUTHENTICATED" });
  }

  /** Waits for a save under way, but never long: a submit must not hang on a dead line. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, SETTLE))]);
  }

  submitted(stored: boolean): void {
    if (!stored) return;
    this.stop();
    dropSaved(this.options.storageKey, draftValues(this.form));
  }

  /** Undoes `stop`: React may run an effect twice over the same form. */
  start(): void {
    this.stopped = false;
  }

  /** After a conflict, once the form goes on from what the other one saved. */
  resume(): void {
    if (!this.stopped) return;
    this.start();
    this.touched();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}

function listen(form: HTMLFormElement, saver: Saver): () => void {
  const leaving = () => {
    if (document.visibilityState === "hidden" && saver.dirty) void saver.save();
  };
  const left = () => {
    if (saver.dirty) saver.schedule(0);
  };
  const online = () => saver.schedule(0);
  const touched = () => saver.touched();
  form.addEventListener("input", touched);
  form.addEventListener("focusout", left);
  document.addEventListener("visibilitychange", leaving);
  window.addEventListener("online", online);
  return () => {
    form.removeEventListener("input", touched);
    form.removeEventListener("focusout", left);
    document.removeEventListener("visibilitychange", leaving);
    window.removeEventListener("online", online);
    saver.stop();
  };
}

/** A reload may overtake the last save: the page then knows less than this device. */
const isAhead = (draft: FoundDraft, { version }: AutosaveOptions) => Number(draft.version) > Number(version);

/** What this device still holds and the server does not: written back, or offered if the record moved on. */
function recover(form: HTMLFormElement, saver: Saver, options: AutosaveOptions): Recovery | null {
  const known = (draft: FoundDraft) =>
    sameValues(draft.values, saver.initial) || (draft.saved === true && !isAhead(draft, options));
  const [draft] = dropKnown(options.storageKey, known);
  if (!draft) return null;
  const ahead = isAhead(draft, options);
  if (draft.version !== options.version && !ahead) return { kind: "older", draft };
  adoptDraft(options.storageKey, draft);
  writeValues(form, draft.values);
  if (ahead) saver.renew("version", draft.version);
  return { kind: "restored", draft };
}

function companionOf(saver: Saver) {
  return {
    settle: () => saver.settle(),
    saveNow: () => void saver.save(),
    outcome: (result: "saved" | "failed") => saver.submitted(result === "saved"),
  };
}

export function useAutosave(options: AutosaveOptions) {
  const form: FormContextValue | null = useFormContext();
  const [status, setStatus] = useState<AutosaveStatus>({ kind: "idle" });
  const [recovery, setRecovery] = useState<Recovery | null>(null);
  const saver = useRef<Saver | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for the life of the form
  useEffect(() => {
    const element = form?.formRef.current;
    if (!form || !element) return;
    const first = saver.current === null;
    saver.current ??= new Saver(element, options, form.renew, setStatus);
    const current = saver.current;
    current.start();
    const forget = listen(element, current);
    const leave = form.join(companionOf(current));
    if (first) setRecovery(recover(element, current, options));
    return () => {
      leave();
      forget();
    };
  }, [options.storageKey]);

  const version = form?.renewals.version?.to;
  useEffect(() => {
    if (version !== undefined) saver.current?.resume();
  }, [version]);

  const apply = (values: DraftValues | undefined) => {
    const element = form?.formRef.current;
    if (element && values) writeValues(element, values);
    setRecovery(null);
  };

  return {
    status,
    recovery,
    restore: () => {
      if (recovery) adoptDraft(options.storageKey, recovery.draft);
      apply(recovery?.draft.values);
    },
    discard: () => {
      if (recovery?.kind === "restored") apply(saver.current?.initial);
      dropDraft(options.storageKey, recovery?.kind === "older" ? recovery.draft.tab : undefined);
      setRecovery(null);
    },
  };
}
