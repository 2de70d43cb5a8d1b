"use server";

import { defineAction } from "@/lib/core/action";
import { startAdmission } from "./commands/start-admission";
import { takeBack } from "./commands/take-back";
import { takeStep } from "./commands/take-step";
import { tickPaper } from "./commands/tick-paper";
import { approveStepSchema, recordStepSchema, startAdmissionSchema, takeBackSchema, tickPaperSchema } from "./schema";

export const startAdmissionAction = defineAction({
  permission: "member.manage",
  input: startAdmissionSchema,
  run: startAdmission,
  revalidate: ({ id }) => ["/admission", `/admission/${id}`, "/members", "/today"],
  redirectTo: ({ id }) => `/admission/${id}`,
});

export const recordStepAction = defineAction({
  permission: "member.manage",
  input: recordStepSchema,
  run: takeStep,
  revalidate: ({ id }) => ["/admission", `/admission/${id}`, `/members/${id}`, "/today"],
  redirectTo: ({ id, step }) => `/admission/${id}?done=${step}`,
});

export const approveStepAction = defineAction({
  permission: "admission.approve",
  input: approveStepSchema,
  run: takeStep,
  revalidate: ({ id }) => ["/admission", `/admission/${id}`, `/members/${id}`, "/today"],
  redirectTo: ({ id, step }) => `/admission/${id}?done=${step}`,
});

export const takeStepBackAction = defineAction({
  permission: "member.manage",
  input: takeBackSchema,
  run: takeBack,
  revalidate: ({ id }) => ["/admission", `/admission/${id}`, `/members/${id}`, "/today"],
  redirectTo: ({ id }) => `/admission/${id}`,
});

export const tickPaperAction = defineAction({
  permission: "member.manage",
  input: tickPaperSchema,
  run: tickPaper,
  revalidate: ({ id }) => ["/admission", `/admission/${id}`],
});
