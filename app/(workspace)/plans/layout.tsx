import type { ReactNode } from "react";
import { titleOf } from "@/lib/i18n/page-title";

export const generateMetadata = titleOf("plans.title");

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
