"use server";

import { defineAction } from "@/lib/core/action";
import { correctImprovement } from "./commands/correct-improvement";
import { createImprovement } from "./commands/create-improvement";
import { closeImprovement, reopenImprovement } from "./commands/move-improvement";
import {
  closeImprovementSchema,
  correctImprovementSchema,
  createImprovementSchema,
  reopenImprovementSchema,
} from "./schema";

export const createImprovementAction = defineAction({
  permission: "improvement.manage",
  input: createImprovementSchema,
  run: createImprovement,
  revalidate: () => ["/improvements"],
  redirectTo: ({ id }) => `/improvements/${id}`,
});

export const correctImprovementAction = defineAction({
  permission: "improvement.manage",
  input: correctImprovementSchema,
  run: correctImprovement,
  revalidate: ({ id }) => ["/improvements", `/improvements/${id}`],
  redirectTo: ({ id }) => `/improvements/${id}`,
});

export const closeImprovementAction = defineAction({
  permission: "improvement.manage",
  input: closeImprovementSchema,
  run: closeImprovement,
  revalidate: ({ id }) => ["/improvements", `/improvements/${id}`],
  redirectTo: ({ id }) => `/improvements/${id}`,
});

export const reopenImprovementAction = defineAction({
  permission: "improvement.manage",
  input: reopenImprovementSchema,
  run: reopenImprovement,
  revalidate: ({ id }) => ["/improvements", `/improvements/${id}`],
  redirectTo: ({ id }) => `/improvements/${id}`,
});
