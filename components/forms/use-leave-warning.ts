"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { ActionState } from "@/lib/core/action-state";
import { isTyped } from "./other-version";

/** Whether a click leads to another page in this window; links of the form itself, as "cancel", are meant. */
function leads(event: MouseEvent, form: HTMLFormElement): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target || link.hasAttribute("download") || form.contains(link)) return false;
  const { pathname, search } = window.location;
  return link.pathname !== pathname || link.search !== search;
}

type Watched = {
  formRef: RefObject<HTMLFormElement | null>;
  state: ActionState;
  pending: boolean;
  /** Somebody else takes care of what is typed, or nothing of it is to be kept. */
  isKept: () => boolean;
  question: string;
};

/** Asks before a page is left on which something was typed that is saved nowhere. */
export function useLeaveWarning({ formRef, state, pending, isKept, question }: Watched) {
  const typed = useRef({ touched: false, pending, isKept });
  Object.assign(typed.current, { pending, isKept });

  useEffect(() => {
    if (state?.ok) typed.current.touched = false;
  }, [state]);

  useEffect(() => {
    const form = formRef.current;
    if (!form) return;
    const onInput = () => {
      typed.current.touched = true;
    };
    const unsaved = () => {
      const { touched, pending: under, isKept: kept } = typed.current;
      return touched && !under && !kept() && isTyped(form);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (unsaved()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!leads(event, form) || !unsaved() || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    form.addEventListener("input", onInput);
    window.addEventListener("beforeunload", onUnload);
    // Before the one who leads links from page to page hears of it.
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      form.removeEventListener("input", onInput);
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [formRef, question]);
}
