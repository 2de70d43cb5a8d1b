import { redirect } from "next/navigation";
import { can } from "@/lib/core/actor";
import { findActor } from "@/lib/core/auth";

/** The door: everybody to the place where their day begins. */
export default async function Home() {
  const actor = await findActor();
  if (!actor) redirect("/sign-in");
  redirect(can(actor, "dashboard.read") && !can(actor, "activity.record") ? "/dashboard" : "/today");
}
