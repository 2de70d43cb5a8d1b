"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { ErrorCode } from "@/lib/core/errors";
import { NoticeBox } from "../ui/notice-box";
import { Conflict } from "./conflict";
import type { FormLabels } from "./form-labels";
import { SignInAgain } from "./sign-in-again";

export type Summary = { message: string; fields: Record<string, string>; code: ErrorCode };

type ErrorSummaryProps = {
  formId: string;
  labels: FormLabels;
  summary: Summary;
};

function focusField(id: string): boolean {
  const target = document.getElementById(id);
  if (!target) return false;
  // A field in something folded cannot take the focus.
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}

/** Takes the focus and says, in the same words as the fields, what to put right. */
export function ErrorSummary({ formId, labels, summary }: ErrorSummaryProps) {
  const box: RefObject<HTMLDivElement | null> = useRef(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new summary takes the focus again
  useEffect(() => {
    box.current?.focus();
  }, [summary]);
  const fields = Object.entries(summary.fields);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="form-summary">
      <NoticeBox tone="err" word={labels.errorWord} title={summary.message}>
        {fields.length > 0 ? (
          <ul className="form-summary-list">
            {fields.map(([name, message]) => (
              <li key={name}>
                <a
                  href={`#${formId}-${name}`}
                  onClick={(event) => {
                    if (focusField(`${formId}-${name}`)) event.preventDefault();
                  }}
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {summary.code === "UNAUTHENTICATED" ? <SignInAgain labels={labels} /> : null}
        {summary.code === "CONFLICT" && fields.length === 0 ? <Conflict labels={labels} summary={summary} /> : null}
      </NoticeBox>
    </div>
  );
}
