"use server";

import { defineAction } from "@/lib/core/action";
import { correctPayment, removePayment } from "./commands/change-payment";
import { recordPayments } from "./commands/record-payments";
import { revealWages } from "./commands/reveal-wages";
import { removeDuesBase, setDuesBase } from "./commands/set-base";
import {
  correctPaymentSchema,
  recordPaymentsSchema,
  removeDuesBaseSchema,
  removePaymentSchema,
  revealWagesSchema,
  setDuesBaseSchema,
} from "./schema";

export const recordPaymentsAction = defineAction({
  permission: "dues.collect",
  input: recordPaymentsSchema,
  run: recordPayments,
  revalidate: ({ memberIds }) => ["/dues", ...memberIds.map((id) => `/dues/${id}`)],
});

export const correctPaymentAction = defineAction({
  permission: "dues.collect",
  input: correctPaymentSchema,
  run: correctPayment,
  revalidate: ({ memberId }) => ["/dues", `/dues/${memberId}`],
  redirectTo: ({ memberId }) => `/dues/${memberId}`,
});

export const removePaymentAction = defineAction({
  permission: "dues.collect",
  input: removePaymentSchema,
  run: removePayment,
  revalidate: ({ memberId }) => ["/dues", `/dues/${memberId}`],
  redirectTo: ({ memberId }) => `/dues/${memberId}`,
});

export const setDuesBaseAction = defineAction({
  permission: "dues.collect",
  input: setDuesBaseSchema,
  run: setDuesBase,
  revalidate: ({ memberId }) => ["/dues", `/dues/${memberId}`],
  redirectTo: ({ memberId }) => `/dues/${memberId}`,
});

export const removeDuesBaseAction = defineAction({
  permission: "dues.collect",
  input: removeDuesBaseSchema,
  run: removeDuesBase,
  revalidate: ({ memberId }) => ["/dues", `/dues/${memberId}`],
  redirectTo: ({ memberId }) => `/dues/${memberId}`,
});

export const revealWagesAction = defineAction({
  permission: "dues.collect",
  input: revealWagesSchema,
  run: revealWages,
  secretResult: true,
});
