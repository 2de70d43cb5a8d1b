"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { ExploreProps } from "./explore";

export type ExploreLoaderProps = Omit<ExploreProps, "labels"> & {
  labels: ExploreProps["labels"] & { load: string; loading: string; failed: string };
  /** Loads at once, for the page that is made for exploring. */
  autoLoad?: boolean;
};

/** Recharts weighs more than the page: it comes when asked for, after figures and table are there. */
export function ExploreLoader({ autoLoad, ...props }: ExploreLoaderProps) {
  const [Explore, setExplore] = useState<ComponentType<ExploreProps> | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">(autoLoad ? "loading" : "idle");

  useEffect(() => {
    if (state !== "loading") return;
    let gone = false;
    import("./explore").then(
      (module) => !gone && setExplore(() => module.Explore),
      () => !gone && setState("failed"),
    );
    return () => {
      gone = true;
    };
  }, [state]);

  if (Explore) return <Explore {...props} />;
  const { load, loading, failed } = props.labels;
  return (
    <div className="explore-canvas explore-wait no-print">
      {state === "loading" ? <p role="status">{loading}</p> : null}
      {state === "failed" ? <p role="alert">{failed}</p> : null}
      {state === "loading" ? null : (
        <button type="button" className="btn btn-secondary" onClick={() => setState("loading")}>
          {load}
        </button>
      )}
    </div>
  );
}
