"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** While a job runs the page asks for its state again; it stops when the page no longer shows it. */
export function ProgressRefresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
