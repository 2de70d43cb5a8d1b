"use server";

import { defineAction } from "@/lib/core/action";
import { openReport } from "./commands/open-report";
import { reopenReport } from "./commands/reopen-report";
import { markReportOpened, reviewReport } from "./commands/review-report";
import { saveReportDraft, submitReport, withdrawReport } from "./commands/write-report";
import {
  moveReportSchema,
  openReportSchema,
  reopenReportSchema,
  reviewReportSchema,
  writeReportSchema,
} from "./schema";

export const openReportAction = defineAction({
  permission: "report.write",
  input: openReportSchema,
  run: openReport,
  revalidate: () => ["/reports"],
  redirectTo: ({ id }) => `/reports/${id}`,
});

// Nothing is revalidated: the form already shows what it saved, and a fresh page would disturb the typing.
export const saveReportDraftAction = defineAction({
  permission: "report.write",
  input: writeReportSchema,
  run: saveReportDraft,
});

export const submitReportAction = defineAction({
  permission: "report.write",
  input: writeReportSchema,
  run: submitReport,
  revalidate: ({ id }) => ["/reports", `/reports/${id}`],
  redirectTo: ({ id }) => `/reports/${id}`,
});

export const withdrawReportAction = defineAction({
  permission: "report.write",
  input: moveReportSchema,
  run: withdrawReport,
  revalidate: ({ id }) => ["/reports", `/reports/${id}`],
  redirectTo: ({ id }) => `/reports/${id}`,
});

export const reviewReportAction = defineAction({
  permission: "report.review",
  input: reviewReportSchema,
  run: reviewReport,
  revalidate: ({ id }) => ["/reports", `/reports/${id}`],
  redirectTo: ({ id, nextId }) => (nextId ? `/reports/${nextId}?reviewed=${id}` : `/reports?reviewed=${id}`),
});

export const reopenReportAction = defineAction({
  permission: "report.review",
  input: reopenReportSchema,
  run: reopenReport,
  revalidate: ({ id }) => ["/reports", `/reports/${id}`],
  redirectTo: ({ id }) => `/reports/${id}`,
});

export const markReportOpenedAction = defineAction({
  permission: "report.review",
  input: moveReportSchema,
  run: markReportOpened,
});
