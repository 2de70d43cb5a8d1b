import { LeadState } from "@/components/brands/lead-state";
import { ShownBrand } from "@/components/brands/shown-brand";
import { listLeadStates } from "@/lib/brands/queries/lead-states";
import { getShownBrand } from "@/lib/brands/queries/shown-brands";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";

export default async function ShownBrandPage({ params }: PageProps<"/brands/[id]/shown">) {
  const actor = await requireActor("brand.read");
  const brand = await orNotFound(getShownBrand(actor, (await params).id));
  const states = await listLeadStates(actor, [brand]);
  return <ShownBrand brand={brand} taskState={<LeadState state={states.get(brand.id)} />} />;
}
