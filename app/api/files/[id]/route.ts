import { notFound } from "next/navigation";
import { findAttachment } from "@/lib/activities/queries/activity-detail";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders } from "@/lib/core/files/download";
import { fileStore } from "@/lib/core/files/store";
import { orNotFound } from "@/lib/core/not-found";

/** A file of an activity; out of reach it does not exist. */
export async function GET(_request: Request, { params }: RouteContext<"/api/files/[id]">): Promise<Response> {
  const actor = await requireActor("activity.read");
  const file = await orNotFound(findAttachment(actor, (await params).id));
  const stored = file && (await fileStore().open(file.storeKey));
  if (!stored) notFound();
  return new Response(stored.stream, { headers: downloadHeaders({ ...file, size: stored.size }) });
}
