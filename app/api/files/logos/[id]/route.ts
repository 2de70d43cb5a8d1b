import { notFound } from "next/navigation";
import { findLogo, findPublicLogo } from "@/lib/brands/queries/logo";
import { can } from "@/lib/core/actor";
import { findActor } from "@/lib/core/auth";

/** `v` names the picture's content: under such an address it never changes. */
function cacheOf(request: Request, sha256: string): string {
  const wanted = new URL(request.url).searchParams.get("v");
  return wanted && sha256.startsWith(wanted) ? "private, max-age=31536000, immutable" : "private, no-cache";
}

/** A brand's logo: by the brand's id for those who may read it, by the code of its public page for everybody. */
export async function GET(request: Request, { params }: RouteContext<"/api/files/logos/[id]">): Promise<Response> {
  const { id } = await params;
  const actor = await findActor();
  const logo =
    (await findPublicLogo({ code: id })) ?? (actor && can(actor, "brand.read") ? await findLogo(actor, id) : null);
  if (!logo) notFound();
  const headers = {
    "cache-control": cacheOf(request, logo.sha256),
    etag: `"${logo.sha256}"`,
    "x-content-type-options": "nosniff",
  };
  if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(Buffer.from(logo.png), { headers: { ...headers, "content-type": "image/png" } });
}
