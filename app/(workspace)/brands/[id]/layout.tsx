import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getShownDetail } from "@/lib/brands/queries";
import { findActor } from "@/lib/core/auth";
import { orNull } from "@/lib/core/not-found";
import { tabTitle } from "@/lib/i18n/page-title";

/** Of several brands side by side each tab names its own; who may not read it is told by the page. */
export async function generateMetadata({ params }: LayoutProps<"/brands/[id]">): Promise<Metadata> {
  const actor = await findActor();
  const brand = actor && (await orNull(getShownDetail(actor, (await params).id)));
  return brand ? tabTitle(brand.name) : {};
}

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
