import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requestDisplay } from "@/lib/i18n/request-display";
import { requestLocale } from "@/lib/i18n/request-locale";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, icons: "/logo.svg" };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await requestLocale();
  const display = await requestDisplay();
  return (
    <html lang={locale} data-display={display}>
      <body>{children}</body>
    </html>
  );
}
