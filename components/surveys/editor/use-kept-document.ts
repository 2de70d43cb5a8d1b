"use client";

import { useEffect, useRef, useState } from "react";
import { useFormContext } from "@/components/forms/form-context";
import {
  adoptDraft,
  dropDraft,
  dropKnown,
  dropSaved,
  type FoundDraft,
  keepDraft,
  sameValues,
} from "@/components/forms/local-draft";
import type { EditedDocument } from "@/lib/surveys/rules/edits";

type Options = {
  document: EditedDocument;
  /** One per version and person. */
  storageKey: string;
  /** The row version that the document was read as. */
  version: string;
  put: (document: EditedDocument) => void;
};

/** What this device still holds: put back already, or of an older state and only offered. */
export type Recovery = { kind: "restored" | "older"; draft: FoundDraft; document: EditedDocument };

/** Half a second after the last key, or on leaving. */
const AFTER = 500;

const valuesOf = (text: string) => ({ document: [text] });

function documentIn(text: string | undefined): EditedDocument | null {
  try {
    const document = JSON.parse(text ?? "null") as EditedDocument | null;
    return Array.isArray(document?.sections) ? document : null;
  } catch {
    return null;
  }
}

/** Keeps what was typed and not yet saved on this device, so that leaving the page loses nothing. */
export function useKeptDocument({ document, storageKey, version, put }: Options) {
  const state = useFormContext()?.state;
  const [recovery, setRecovery] = useState<Recovery | null>(null);
  const text = JSON.stringify(document);
  const first = useRef(document);
  const [saved, setSaved] = useState(text);
  const keeps = useRef(false);
  const keepNow = useRef<(() => void) | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the device held when the page opened
  useEffect(() => {
    const [kept] = dropKnown(storageKey, ({ values }) => sameValues(values, valuesOf(saved)))
      .map((draft) => ({ draft, found: documentIn(draft.values.document?.[0]) }))
      .filter(({ found }) => found);
    if (!kept?.found) return;
    const { draft, found } = kept;
    const kind = draft.version === version ? "restored" : "older";
    if (kind === "restored") {
      adoptDraft(storageKey, draft);
      put(found);
    }
    setRecovery({ kind, draft, document: found });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only an answer of the server says that it was saved
  useEffect(() => {
    if (!state?.ok) return;
    setSaved(text);
    first.current = document;
    setRecovery(null);
    dropSaved(storageKey, valuesOf(text));
  }, [state]);

  useEffect(() => {
    keepNow.current = null;
    if (text === saved) {
      if (keeps.current) dropDraft(storageKey);
      return;
    }
    const keep = () => {
      keeps.current = true;
      keepDraft(storageKey, { values: valuesOf(text), savedAt: Date.now(), version });
    };
    keepNow.current = keep;
    const timer = setTimeout(keep, AFTER);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [text, saved, storageKey, version]);

  // Whoever goes on within the application before the half second is over.
  useEffect(() => () => keepNow.current?.(), []);

  const settle = (next: EditedDocument | null) => {
    if (next) put(next);
    setRecovery(null);
  };
  return {
    /** Whether all of it lies on the server. */
    clean: text === saved,
    recovery,
    restore: () => {
      if (recovery) adoptDraft(storageKey, recovery.draft);
      settle(recovery?.document ?? null);
    },
    discard: () => {
      dropDraft(storageKey, recovery?.kind === "older" ? recovery.draft.tab : undefined);
      settle(recovery?.kind === "restored" ? first.current : null);
    },
  };
}
