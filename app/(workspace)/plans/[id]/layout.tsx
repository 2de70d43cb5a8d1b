import type { Metadata } from "next";
import type { ReactNode } from "react";
import { findActor } from "@/lib/core/auth";
import { orNull } from "@/lib/core/not-found";
import { tabTitle } from "@/lib/i18n/page-title";
import { getPlan } from "@/lib/plans/queries/plans";

/** Of several plans side by side each tab names its own; who may not read it is told by the page. */
export async function generateMetadata({ params }: LayoutProps<"/plans/[id]">): Promise<Metadata> {
  const actor = await findActor();
  const plan = actor && (await orNull(getPlan(actor, (await params).id)));
  return plan ? tabTitle(plan.title) : {};
}

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
