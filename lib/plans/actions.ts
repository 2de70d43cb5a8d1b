"use server";

import { defineAction } from "@/lib/core/action";
import { copyPlan } from "./commands/copy-plan";
import { deliverNudges, retryDelivery } from "./commands/deliver-nudges";
import { dropItem, removeItem } from "./commands/drop-item";
import { moveItem } from "./commands/move-item";
import { closePlan, issuePlan } from "./commands/move-plan";
import { findChosen, nudgeOwners } from "./commands/nudge-owners";
import { placeItem } from "./commands/place-item";
import { renewFeed } from "./commands/renew-feed";
import { addItem, changeItem } from "./commands/save-item";
import { createPlan, removePlan, updatePlan } from "./commands/save-plan";
import { seeNudge } from "./commands/see-nudge";
import { strikeProgress } from "./commands/strike-progress";
import { markDone, markUndone, recordProgress } from "./commands/tell-progress";
import {
  addItemSchema,
  changeItemSchema,
  dropItemSchema,
  oneItemSchema,
  placeItemSchema,
  recordProgressSchema,
  strikeProgressSchema,
} from "./schema/items";
import { closePlanSchema, copyPlanSchema, createPlanSchema, onePlanSchema, updatePlanSchema } from "./schema/plans";
import { moveItemSchema, nothingSchema } from "./schema/roadmap";
import { nudgeOwnersSchema, oneNudgeSchema } from "./schema/supervision";

export const createPlanAction = defineAction({
  permission: "plan.manage",
  input: createPlanSchema,
  run: createPlan,
  revalidate: () => ["/plans"],
  redirectTo: ({ id }) => `/plans/${id}`,
});

export const updatePlanAction = defineAction({
  permission: "plan.manage",
  input: updatePlanSchema,
  run: updatePlan,
  revalidate: ({ id }) => ["/plans", `/plans/${id}`],
  redirectTo: ({ id }) => `/plans/${id}`,
});

export const removePlanAction = defineAction({
  permission: "plan.manage",
  input: onePlanSchema,
  run: removePlan,
  revalidate: () => ["/plans"],
  redirectTo: () => "/plans",
});

export const issuePlanAction = defineAction({
  permission: "plan.manage",
  input: onePlanSchema,
  run: issuePlan,
  revalidate: ({ id }) => ["/plans", `/plans/${id}`],
  redirectTo: ({ id }) => `/plans/${id}`,
});

export const closePlanAction = defineAction({
  permission: "plan.manage",
  input: closePlanSchema,
  run: closePlan,
  revalidate: ({ id }) => ["/plans", `/plans/${id}`],
  redirectTo: ({ id }) => `/plans/${id}`,
});

export const copyPlanAction = defineAction({
  permission: "plan.manage",
  input: copyPlanSchema,
  run: copyPlan,
  revalidate: () => ["/plans"],
  redirectTo: ({ id }) => `/plans/${id}/edit`,
});

export const addItemAction = defineAction({
  permission: "plan.manage",
  input: addItemSchema,
  run: addItem,
  revalidate: ({ planId }) => ["/plans", `/plans/${planId}`],
  redirectTo: ({ planId, id }) => `/plans/${planId}/items/${id}`,
});

export const changeItemAction = defineAction({
  permission: "plan.manage",
  input: changeItemSchema,
  run: changeItem,
  revalidate: ({ planId, id }) => [`/plans/${planId}`, `/plans/${planId}/items/${id}`],
  redirectTo: ({ planId, id }) => `/plans/${planId}/items/${id}`,
});

export const dropItemAction = defineAction({
  permission: "plan.manage",
  input: dropItemSchema,
  run: dropItem,
  revalidate: ({ planId, id }) => [`/plans/${planId}`, `/plans/${planId}/items/${id}`],
  redirectTo: ({ planId, id }) => `/plans/${planId}/items/${id}`,
});

export const removeItemAction = defineAction({
  permission: "plan.manage",
  input: oneItemSchema,
  run: removeItem,
  revalidate: ({ planId }) => ["/plans", `/plans/${planId}`],
  redirectTo: ({ planId }) => `/plans/${planId}`,
});

const pagesOf = ({ planId, id, parentId }: { planId: string; id: string; parentId: string | null }) => [
  `/plans/${planId}`,
  `/plans/${planId}/items/${id}`,
  ...(parentId ? [`/plans/${planId}/items/${parentId}`] : []),
];

export const recordProgressAction = defineAction({
  permission: "plan.progress",
  input: recordProgressSchema,
  run: recordProgress,
  revalidate: pagesOf,
});

export const strikeProgressAction = defineAction({
  permission: "plan.progress",
  input: strikeProgressSchema,
  run: strikeProgress,
  revalidate: pagesOf,
});

export const markDoneAction = defineAction({
  permission: "plan.progress",
  input: oneItemSchema,
  run: markDone,
  revalidate: pagesOf,
});

export const markUndoneAction = defineAction({
  permission: "plan.progress",
  input: oneItemSchema,
  run: markUndone,
  revalidate: pagesOf,
});

export const moveItemAction = defineAction({
  permission: "plan.manage",
  input: moveItemSchema,
  run: moveItem,
  revalidate: ({ planId }) => [`/plans/${planId}`, `/plans/${planId}/amendments`],
});

export const placeItemAction = defineAction({
  permission: "plan.manage",
  input: placeItemSchema,
  run: placeItem,
  revalidate: ({ planId }) => [`/plans/${planId}`, `/plans/${planId}/order`],
});

export const renewFeedAction = defineAction({
  permission: "plan.read",
  input: nothingSchema,
  run: renewFeed,
  revalidate: () => ["/plans/calendar"],
});

/** Nudges are written first; what leaves the application is sent once they are there for sure. */
export const nudgeOwnersAction = defineAction({
  permission: "plan.manage",
  input: nudgeOwnersSchema,
  prepare: findChosen,
  run: nudgeOwners,
  after: deliverNudges,
  revalidate: () => ["/plans/supervision", "/today"],
});

export const retryDeliveryAction = defineAction({
  permission: "plan.manage",
  input: oneNudgeSchema,
  run: retryDelivery,
  after: deliverNudges,
  revalidate: () => ["/plans/supervision"],
});

export const seeNudgeAction = defineAction({
  permission: "plan.progress",
  input: oneNudgeSchema,
  run: seeNudge,
  revalidate: () => ["/today"],
});
