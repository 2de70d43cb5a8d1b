"use server";

import { defineAction } from "@/lib/core/action";
import { createBrand, updateBrand } from "./commands/save-brand";
import { createBrandSchema, updateBrandSchema } from "./schema";

export const createBrandAction = defineAction({
  permission: "brand.manage",
  input: createBrandSchema,
  run: createBrand,
  revalidate: () => ["/brands"],
  redirectTo: ({ id }) => `/brands/${id}`,
});

export const updateBrandAction = defineAction({
  permission: "brand.manage",
  input: updateBrandSchema,
  run: updateBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
  redirectTo: ({ id }) => `/brands/${id}`,
});
