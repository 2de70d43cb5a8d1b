"use server";

import { defineAction } from "@/lib/core/action";
import { correctEvent, takeBackEvent } from "./commands/correct-event";
import { createMember } from "./commands/create-member";
import { recordAct } from "./commands/record-act";
import { updateMember } from "./commands/update-member";
import {
  correctEventSchema,
  createMemberSchema,
  recordActSchema,
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
