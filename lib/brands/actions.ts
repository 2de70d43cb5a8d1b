"use server";

import { defineAction } from "@/lib/core/action";
import { squareLogo } from "@/lib/core/files/uploads";
import { mergeBrands } from "./commands/merge-brands";
import { publishBrand, withdrawBrand } from "./commands/publish-brand";
import { recordValues } from "./commands/record-values";
import { resumeBrand, retireBrand } from "./commands/retire-brand";
import { reviseBrand } from "./commands/revise-brand";
import { createBrand, updateBrand } from "./commands/save-brand";
import { saveIndicators } from "./commands/save-indicators";
import { saveStrategies, saveSwot } from "./commands/save-swot";
import { undoIteration } from "./commands/undo-iteration";
import { createBrandSchema, publicationSchema, updateBrandSchema } from "./schema";
import { recordValuesSchema, saveIndicatorsSchema } from "./schema/indicators";
import {
  mergeBrandsSchema,
  resumeBrandSchema,
  retireBrandSchema,
  reviseBrandSchema,
  undoIterationSchema,
} from "./schema/succession";
import { saveStrategiesSchema, saveSwotSchema } from "./schema/swot";

export const createBrandAction = defineAction({
  permission: "brand.manage",
  input: createBrandSchema,
  prepare: squareLogo,
  run: createBrand,
  revalidate: () => ["/brands"],
  redirectTo: ({ id }) => `/brands/${id}`,
});

export const updateBrandAction = defineAction({
  permission: "brand.manage",
  input: updateBrandSchema,
  prepare: squareLogo,
  run: updateBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
  redirectTo: ({ id }) => `/brands/${id}`,
});

export const saveSwotAction = defineAction({
  permission: "brand.manage",
  input: saveSwotSchema,
  run: saveSwot,
  revalidate: ({ id }) => [`/brands/${id}`, `/brands/${id}/swot`],
  redirectTo: ({ id }) => `/brands/${id}/swot?step=strategies`,
});

export const saveStrategiesAction = defineAction({
  permission: "brand.manage",
  input: saveStrategiesSchema,
  run: saveStrategies,
  revalidate: ({ id }) => [`/brands/${id}`, `/brands/${id}/swot`],
  redirectTo: ({ id }) => `/brands/${id}#swot`,
});

export const saveIndicatorsAction = defineAction({
  permission: "brand.manage",
  input: saveIndicatorsSchema,
  run: saveIndicators,
  revalidate: ({ id }) => [`/brands/${id}`, `/brands/${id}/indicators`],
  redirectTo: ({ id }) => `/brands/${id}#indicators`,
});

export const recordValuesAction = defineAction({
  permission: "brand.manage",
  input: recordValuesSchema,
  run: recordValues,
  revalidate: ({ id }) => [`/brands/${id}`, `/brands/${id}/values`],
  redirectTo: ({ id }) => `/brands/${id}#indicators`,
});

export const reviseBrandAction = defineAction({
  permission: "brand.manage",
  input: reviseBrandSchema,
  run: reviseBrand,
  revalidate: ({ id, fromIds }) => ["/brands", ...[id, ...fromIds].map((one) => `/brands/${one}`)],
  redirectTo: ({ id }) => `/brands/${id}/edit?iterated=1`,
});

export const mergeBrandsAction = defineAction({
  permission: "brand.manage",
  input: mergeBrandsSchema,
  run: mergeBrands,
  revalidate: ({ id, fromIds }) => ["/brands", ...[id, ...fromIds].map((one) => `/brands/${one}`)],
  redirectTo: ({ id }) => `/brands/${id}/edit?iterated=1`,
});

export const retireBrandAction = defineAction({
  permission: "brand.manage",
  input: retireBrandSchema,
  run: retireBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
  redirectTo: ({ id }) => `/brands/${id}`,
});

export const resumeBrandAction = defineAction({
  permission: "brand.manage",
  input: resumeBrandSchema,
  run: resumeBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
});

export const undoIterationAction = defineAction({
  permission: "brand.manage",
  input: undoIterationSchema,
  run: undoIteration,
  revalidate: ({ id, fromIds }) => ["/brands", ...[id, ...fromIds].map((one) => `/brands/${one}`)],
  redirectTo: ({ fromIds }) => (fromIds[0] ? `/brands/${fromIds[0]}` : "/brands"),
});

export const publishBrandAction = defineAction({
  permission: "brand.manage",
  input: publicationSchema,
  run: publishBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
});

export const withdrawBrandAction = defineAction({
  permission: "brand.manage",
  input: publicationSchema,
  run: withdrawBrand,
  revalidate: ({ id }) => ["/brands", `/brands/${id}`],
});
