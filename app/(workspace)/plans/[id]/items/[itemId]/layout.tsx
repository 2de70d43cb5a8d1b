import type { Metadata } from "next";
import type { ReactNode } from "react";
import { findActor } from "@/lib/core/auth";
import { orNull } from "@/lib/core/not-found";
import { tabTitle } from "@/lib/i18n/page-title";
import { getItemTitle } from "@/lib/plans/queries/item-page";

export async function generateMetadata({ params }: LayoutProps<"/plans/[id]/items/[itemId]">): Promise<Metadata> {
  const actor = await findActor();
  const title = actor && (await orNull(getItemTitle(actor, (await params).itemId)));
  return title ? tabTitle(title) : {};
}

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
