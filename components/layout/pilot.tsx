"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import {
  closeDrawer,
  closeMenus,
  focusSearch,
  markCurrent,
  printed,
  routedForm,
  routedHref,
  steerDrawer,
} from "./pilot-links";

/**
 * One leaf for all links: every `<a>` and GET form of the page stays plain HTML (nothing to hydrate per link) and is
 * routed from here. Without scripts the same links load the same pages.
 */
export function Pilot() {
  const router = useRouter();
  const path = usePathname();
  const [navigating, startTransition] = useTransition();

  useEffect(() => {
    markCurrent(path);
    closeMenus();
    closeDrawer();
  }, [path]);

  useEffect(() => {
    const go = (event: Event, href: string | null) => {
      if (href === null) return;
      event.preventDefault();
      closeMenus();
      closeDrawer();
      startTransition(() => router.push(href));
    };
    const onClick = (event: MouseEvent) => {
      closeMenus(event.target);
      if (!printed(event) && !steerDrawer(event)) go(event, routedHref(event));
    };
    const onSubmit = (event: SubmitEvent) => go(event, routedForm(event));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        closeMenus();
        closeDrawer();
      } else focusSearch(event);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [router]);

  return <div className={navigating ? "pilot pilot-on no-print" : "pilot no-print"} aria-hidden="true" />;
}
