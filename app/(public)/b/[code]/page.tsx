import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicBrand, PublicBusy } from "@/components/brands/public-brand";
import { findPublicBrand } from "@/lib/brands/queries/public-page";
import { requestContext } from "@/lib/core/context";
import { statusOf } from "@/lib/core/errors";
import { clientAddress, requestOrigin } from "@/lib/core/request";
import { countVisit } from "@/lib/core/visitor-limit";

/** For whoever scans a poster; no search engine is to keep what a branch may withdraw tomorrow. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function PublicBrandPage({ params }: PageProps<"/b/[code]">) {
  const seconds = await countVisit(await clientAddress(), "page");
  if (seconds !== null) {
    requestContext().status = statusOf("RATE_LIMITED");
    return <PublicBusy seconds={seconds} />;
  }
  const { code } = await params;
  const brand = await findPublicBrand({ code });
  if (!brand) notFound();
  return <PublicBrand brand={brand} code={code} origin={await requestOrigin()} />;
}
