"use server";

import { defineAction } from "@/lib/core/action";
import { storeUploads } from "@/lib/core/files/uploads";
import { cancelActivity, restoreActivity } from "./commands/cancel-activity";
import { createActivity } from "./commands/create-activity";
import { updateActivity } from "./commands/update-activity";
import { cancelActivitySchema, createActivitySchema, updateActivitySchema } from "./schema";

export const createActivityAction = defineAction({
  permission: "activity.record",
  input: createActivitySchema,
  prepare: storeUploads,
  run: createActivity,
  revalidate: ({ branchId }) => ["/activities", "/activities/calendar", `/branches/${branchId}`, "/today"],
  redirectTo: ({ id }) => `/activities/${id}?saved=1`,
});

export const updateActivityAction = defineAction({
  permission: "activity.record",
  input: updateActivitySchema,
  prepare: storeUploads,
  run: updateActivity,
  revalidate: ({ id, branchId }) => ["/activities", `/activities/${id}`, `/branches/${branchId}`, "/today"],
  redirectTo: ({ id }) => `/activities/${id}?saved=1`,
});

export const cancelActivityAction = defineAction({
  permission: "activity.record",
  input: cancelActivitySchema,
  run: cancelActivity,
  revalidate: ({ id, branchId }) => ["/activities", `/activities/${id}`, `/branches/${branchId}`, "/today"],
});

export const restoreActivityAction = defineAction({
  permission: "activity.record",
  input: cancelActivitySchema,
  run: restoreActivity,
  revalidate: ({ id, branchId }) => ["/activities", `/activities/${id}`, `/branches/${branchId}`, "/today"],
});
