"use client";

import { type ReactNode, useEffect, useRef } from "react";

type WideDetailsProps = { summary: ReactNode; children: ReactNode };

/** Folded on a phone, so that the part to write is in reach; open where there is room beside it. */
export function WideDetails({ summary, children }: WideDetailsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (details.current && window.matchMedia("(min-width: 1024px)").matches) details.current.open = true;
  }, []);
  return (
    <details ref={details} className="disclosure">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
