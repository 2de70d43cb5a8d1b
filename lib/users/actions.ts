"use server";

import { defineAction, definePublicAction, inBrowser } from "@/lib/core/action";
import { changePassword } from "./commands/change-password";
import { createUser } from "./commands/create-user";
import { disableUser, enableUser } from "./commands/disable-user";
import { endSessions } from "./commands/end-sessions";
import { resetPassword } from "./commands/reset-password";
import { setEmail } from "./commands/set-email";
import { setUpHospital } from "./commands/set-up-hospital";
import { signIn } from "./commands/sign-in";
import { signOut, signOutEverywhere } from "./commands/sign-out";
import { updateUser } from "./commands/update-user";
import {
  changePasswordSchema,
  createUserSchema,
  nothingSchema,
  oneUserSchema,
  preferencesSchema,
  setEmailSchema,
  setUpSchema,
  signInSchema,
  updateUserSchema,
  userIdSchema,
} from "./schema";

export const signInAction = definePublicAction({
  input: signInSchema,
  run: (tx, input) => signIn(tx, input),
  finish: ({ session }) => inBrowser.keepSession(session),
  redirectTo: ({ home }) => home,
  secret: ["password"],
});

export const signOutAction = definePublicAction({
  input: nothingSchema,
  run: (tx, input) => signOut(tx, input),
  finish: inBrowser.dropSession,
  redirectTo: () => "/sign-in",
});

export const signOutEverywhereAction = defineAction({
  permission: "account.own",
  input: nothingSchema,
  run: signOutEverywhere,
  redirectTo: () => "/sign-in",
});

export const changePasswordAction = defineAction({
  permission: "account.own",
  input: changePasswordSchema,
  run: changePassword,
  redirectTo: ({ home }) => home,
  secret: ["current", "next", "repeat"],
});

export const setEmailAction = defineAction({
  permission: "account.own",
  input: setEmailSchema,
  run: setEmail,
  revalidate: () => ["/account"],
});

// Language and display mode live in the browser alone: nothing is stored, so nothing is audited.
export const setPreferencesAction = definePublicAction({
  input: preferencesSchema,
  run: async (_tx, input) => ({ data: input, audit: [], hospitalId: null, actorName: "" }),
  finish: inBrowser.keepChoice,
});

export const setUpHospitalAction = definePublicAction({
  input: setUpSchema,
  run: setUpHospital,
  redirectTo: ({ username }) => `/sign-in?ready=1&username=${encodeURIComponent(username)}`,
  secret: ["code", "administrator.password", "administrator.repeat", "committee.password", "committee.repeat"],
});

const ofUser = ({ id }: { id: string }) => ["/admin/users", `/admin/users/${id}`];

export const createUserAction = defineAction({
  permission: "user.manage",
  secretResult: true,
  input: createUserSchema,
  run: createUser,
  revalidate: () => ["/admin/users"],
});

export const updateUserAction = defineAction({
  permission: "user.manage",
  input: updateUserSchema,
  run: updateUser,
  revalidate: ofUser,
});

export const disableUserAction = defineAction({
  permission: "user.manage",
  input: oneUserSchema,
  run: disableUser,
  revalidate: ofUser,
});

export const enableUserAction = defineAction({
  permission: "user.manage",
  input: oneUserSchema,
  run: enableUser,
  revalidate: ofUser,
});

export const resetPasswordAction = defineAction({
  permission: "user.manage",
  secretResult: true,
  input: oneUserSchema,
  run: resetPassword,
  revalidate: ofUser,
});

export const endSessionsAction = defineAction({
  permission: "user.manage",
  input: userIdSchema,
  run: endSessions,
  revalidate: ofUser,
});
