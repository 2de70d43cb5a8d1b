"use server";
import { defineAction } from "@/lib/core/action";
import { correctFigure, recordFigure } from "./commands";
import { correctFigureSchema, recordFigureSchema } from "./schema";

export const recordFigureAction = defineAction({
  permission: "satisfaction.record",
  input: recordFigureSchema,
  run: recordFigure,
  revalidate: () => ["/satisfaction/figures", "/dashboard"],
  redirectTo: ({ month }) => `/satisfaction/figures?month=${month}`,
});

export const correctFigureAction = defineAction({
  permission: "satisfaction.record",
  input: correctFigureSchema,
  run: correctFigure,
  revalidate: () => ["/satisfaction/figures", "/dashboard"],
  redirectTo: ({ month }) => `/satisfaction/figures?month=${month}`,
});
