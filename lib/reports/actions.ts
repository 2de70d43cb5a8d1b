"use server";

import { defineAction } from "@/lib/core/action";
import { makeBook } from "./commands/make-book";
import { cancelBook } from "./commands/move-book";
import { closeFollowUp, correctFollowUp, reopenFollowUp } from "./commands/move-follow-up";
import { noteLate } from "./commands/note-late";
import { openReport } from "./commands/open-report";
import { reopenReport } from "./commands/reopen-report";
import { markReportOpened, reviewReport } from "./commands/review-report";
import { startBook } from "./commands/start-book";
import { createImprovementFrom, createTask } from "./commands/take-up-concern";
import { saveReportDraft, submitReport, withdrawReport } from "./commands/write-report";
import {
  moveReportSchema,
  openReportSchema,
  reopenReportSchema,
  reviewReportSchema,
  writeReportSchema,
} from "./schema";
import { bookSchema, startBookSchema } from "./schema/books";
import {
  closeFollowUpSchema,
  correctFollowUpSchema,
  createImprovementFromSchema,
  createTaskSchema,
  reopenFollowUpSchema,
} from "./schema/concerns";
import { noteLateSchema } from "./schema/late";

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

// Both sides may: whose branch it is, the command asks.
export const noteLateAction = defineAction({
  permission: "report.read",
  input: noteLateSchema,
  run: noteLate,
  revalidate: ({ brandId, month, reportId }) => [
    "/today",
    "/reports",
    "/reports/desk",
    `/reports/late/${brandId}/${month}`,
    ...(reportId ? [`/reports/${reportId}`] : []),
  ],
});

export const markReportOpenedAction = defineAction({
  permission: "report.review",
  input: moveReportSchema,
  run: markReportOpened,
});

/** Makes a task out of a branch's words. */
export const createTaskAction = defineAction({
  permission: "report.review",
  input: createTaskSchema,
  run: createTask,
  revalidate: ({ id, reportId }) => ["/reports/concerns", `/reports/${reportId}`, `/reports/follow-ups/${id}`],
  redirectTo: ({ id }) => `/reports/follow-ups/${id}`,
});

/** Makes an improvement action out of a branch's words. */
export const createImprovementFromAction = defineAction({
  permission: "report.review",
  input: createImprovementFromSchema,
  run: createImprovementFrom,
  revalidate: ({ reportId }) => ["/reports/concerns", "/improvements", `/reports/${reportId}`],
  redirectTo: ({ id }) => `/reports/follow-ups/${id}`,
});

/** Says that a task is done: the office, or its owner's secretary, whom the command knows. */
export const closeFollowUpAction = defineAction({
  permission: "report.read",
  input: closeFollowUpSchema,
  run: closeFollowUp,
  revalidate: ({ id, reportId }) => ["/reports/concerns", `/reports/${reportId}`, `/reports/follow-ups/${id}`],
  redirectTo: ({ id }) => `/reports/follow-ups/${id}`,
});

export const reopenFollowUpAction = defineAction({
  permission: "report.read",
  input: reopenFollowUpSchema,
  run: reopenFollowUp,
  revalidate: ({ id, reportId }) => ["/reports/concerns", `/reports/${reportId}`, `/reports/follow-ups/${id}`],
  redirectTo: ({ id }) => `/reports/follow-ups/${id}`,
});

export const correctFollowUpAction = defineAction({
  permission: "report.review",
  input: correctFollowUpSchema,
  run: correctFollowUp,
  revalidate: ({ id, reportId }) => ["/reports/concerns", `/reports/${reportId}`, `/reports/follow-ups/${id}`],
  redirectTo: ({ id }) => `/reports/follow-ups/${id}`,
});

/** Orders a month's reports as one document and begins to make it. */
export const startBookAction = defineAction({
  permission: "report.review",
  input: startBookSchema,
  run: startBook,
  after: makeBook,
  revalidate: () => ["/reports/book"],
  redirectTo: () => "/reports/book",
});

export const cancelBookAction = defineAction({
  permission: "report.review",
  input: bookSchema,
  run: cancelBook,
  revalidate: () => ["/reports/book"],
});
