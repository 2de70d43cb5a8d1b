import { type Actor, canForBranch } from "@/lib/core/actor";
import { APPROVAL_STEPS, type Step } from "./schema";

/** Whether a step is the Party committee's to take. */
export function isApproval(step: Step): boolean {
  return APPROVAL_STEPS.some((one) => one === step);
}

/** Whether the actor may take a step for somebody of this branch. */
export function canTakeStep(actor: Actor, step: Step, branchId: string): boolean {
  return canForBranch(actor, isApproval(step) ? "admission.approve" : "member.manage", branchId);
}
