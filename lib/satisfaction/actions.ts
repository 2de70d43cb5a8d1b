"use server";
import { defineAction } from "@/lib/core/action";
import { correctFigure, recordFigure } from "./commands";
import { correctFigureSchema, recordFigureSchema } from "./schema";

export const recordFigureAction = defineAction({
  permission: "satisfaction.record",
  input: recordFigureSchema,
  run: recordFigure,
  revalidate: () => ["/satisfaction", "/dashboard"],
  redirectTo: ({ month }) => `/satisfaction?month=${month}`,
});

export const correctFigureAction = defineAction({
  permission: "satisfaction.record",
  input: correctFigureSchema,
  run: correctFigure,
  revalidate: () => ["/satisfaction", "/dashboard"],
  redirectTo: ({ month }) => `/satisfaction?month=${month}`,
});
