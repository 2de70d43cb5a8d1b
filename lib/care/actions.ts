"use server";

import { defineAction } from "@/lib/core/action";
import { correctCare, recordCare, removeCare, restoreCare } from "./commands";
import { correctCareSchema, recordCareSchema, removeCareSchema, restoreCareSchema } from "./schema";

export const recordCareAction = defineAction({
  permission: "care.record",
  input: recordCareSchema,
  run: recordCare,
  revalidate: () => ["/care", "/satisfaction"],
  redirectTo: ({ id }) => `/care/${id}?saved=1`,
});

export const correctCareAction = defineAction({
  permission: "care.record",
  input: correctCareSchema,
  run: correctCare,
  revalidate: ({ id }) => ["/care", `/care/${id}`, "/satisfaction"],
  redirectTo: ({ id }) => `/care/${id}?saved=1`,
});

export const removeCareAction = defineAction({
  permission: "care.record",
  input: removeCareSchema,
  run: removeCare,
  revalidate: () => ["/care", "/satisfaction"],
  redirectTo: ({ id }) => `/care?removed=${id}`,
});

export const restoreCareAction = defineAction({
  permission: "care.record",
  input: restoreCareSchema,
  run: restoreCare,
  revalidate: ({ id }) => ["/care", `/care/${id}`, "/satisfaction"],
  redirectTo: ({ id }) => `/care/${id}`,
});
