"use server";

import { defineAction } from "@/lib/core/action";
import { createPartner, updatePartner } from "./commands";
import { createPartnerSchema, updatePartnerSchema } from "./schema";

export const createPartnerAction = defineAction({
  permission: "partner.manage",
  input: createPartnerSchema,
  run: createPartner,
  revalidate: () => ["/partners"],
  redirectTo: ({ id }) => `/partners/${id}`,
});

export const updatePartnerAction = defineAction({
  permission: "partner.manage",
  input: updatePartnerSchema,
  run: updatePartner,
  revalidate: ({ id }) => ["/partners", `/partners/${id}`],
  redirectTo: ({ id }) => `/partners/${id}`,
});
