"use server";

import { defineAction } from "@/lib/core/action";
import { correctEvent, takeBackEvent } from "./commands/correct-event";
import { createMember } from "./commands/create-member";
import { dissolveBranch } from "./commands/dissolve-branch";
import { recordAct } from "./commands/record-act";
import { removeGroup } from "./commands/remove-group";
import { updateMember } from "./commands/update-member";
import {
  correctEventSchema,
  createMemberSchema,
  dissolveBranchSchema,
  recordActSchema,
  removeGroupSchema,
  takeBackEventSchema,
  updateMemberSchema,
} from "./schema";

export const createMemberAction = defineAction({
  permission: "member.manage",
  input: createMemberSchema,
  run: createMember,
  revalidate: () => ["/members"],
  redirectTo: ({ id }) => `/members/${id}`,
});

export const updateMemberAction = defineAction({
  permission: "member.manage",
  input: updateMemberSchema,
  run: updateMember,
  revalidate: ({ id }) => ["/members", `/members/${id}`],
  redirectTo: ({ id }) => `/members/${id}`,
});

export const recordActAction = defineAction({
  permission: "member.manage",
  input: recordActSchema,
  run: recordAct,
  revalidate: ({ id }) => ["/members", `/members/${id}`],
  redirectTo: ({ id }) => `/members/${id}`,
});

export const correctEventAction = defineAction({
  permission: "member.manage",
  input: correctEventSchema,
  run: correctEvent,
  revalidate: ({ id }) => ["/members", `/members/${id}`],
  redirectTo: ({ id }) => `/members/${id}`,
});

export const takeBackEventAction = defineAction({
  permission: "member.manage",
  input: takeBackEventSchema,
  run: takeBackEvent,
  revalidate: ({ id }) => ["/members", `/members/${id}`],
  redirectTo: ({ id }) => `/members/${id}`,
});

export const dissolveBranchAction = defineAction({
  permission: "organisation.manage",
  input: dissolveBranchSchema,
  run: dissolveBranch,
  revalidate: ({ id }) => ["/branches", `/branches/${id}`],
  redirectTo: ({ id }) => `/branches/${id}`,
});

export const removeGroupAction = defineAction({
  permission: "member.manage",
  input: removeGroupSchema,
  run: removeGroup,
  revalidate: ({ branchId }) => [`/branches/${branchId}`, `/branches/${branchId}/groups`],
});
