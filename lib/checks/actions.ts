"use server";

import { defineAction } from "@/lib/core/action";
import { approveException, endException } from "./commands";
import { approveExceptionSchema, endExceptionSchema } from "./schema";

export const approveExceptionAction = defineAction({
  permission: "check.except",
  input: approveExceptionSchema,
  run: approveException,
  revalidate: ({ branchId }) => ["/checks", "/today", `/branches/${branchId}`],
  redirectTo: () => "/checks",
});

export const endExceptionAction = defineAction({
  permission: "check.except",
  input: endExceptionSchema,
  run: endException,
  revalidate: ({ branchId }) => ["/checks", "/today", `/branches/${branchId}`],
});
