"use client";

import { useEffect } from "react";
import { markReportOpenedAction } from "@/lib/reports/actions";

/** Tells the writer that somebody has begun to read. A failure here must not disturb the reading. */
export function OpenedMarker({ id, version }: { id: string; version: number }) {
  useEffect(() => {
    markReportOpenedAction(null, { id, version }).catch(() => {});
  }, [id, version]);
  return null;
}
