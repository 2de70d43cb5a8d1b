"use client";

import { useCallback, useEffect, useReducer } from "react";
import { type EditedDocument, lostConditions } from "@/lib/surveys/rules/edits";

/** One edit. What is said is also what can be undone, until the next edit. */
export type Act = {
  edit: (document: EditedDocument) => EditedDocument;
  said?: string;
  /** Id of the element that takes the focus afterwards. */
  focus?: string;
};

type Notice = { said: string; dropped: number; undo: EditedDocument };
type State = { document: EditedDocument; notice: Notice | null; focus: { id: string } | null };

export const UNDO_ID = "editor-undo";

function reduce(state: State, act: Act | "undo"): State {
  if (act === "undo") return { document: state.notice?.undo ?? state.document, notice: null, focus: null };
  const document = act.edit(state.document);
  if (document === state.document) return state;
  const dropped = lostConditions(state.document, document);
  const notice = act.said === undefined ? null : { said: act.said, dropped, undo: state.document };
  return { document, notice, focus: act.focus === undefined ? null : { id: act.focus } };
}

/** The document as edited so far, with the last thing that was said about it. */
export function useEditor(initial: () => EditedDocument) {
  const [state, dispatch] = useReducer(
    reduce,
    null,
    () => ({ document: initial(), notice: null, focus: null }) as State,
  );
  const { focus } = state;
  useEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus();
  }, [focus]);
  const act = useCallback((one: Act) => dispatch(one), []);
  const undo = useCallback(() => dispatch("undo"), []);
  return { document: state.document, notice: state.notice, act, undo };
}
