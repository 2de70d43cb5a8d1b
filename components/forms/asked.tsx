"use client";

import { type ReactNode, useState } from "react";
import { useFormContext } from "./form-context";

/** A field that is there once the server asked for it, and stays while it is answered. */
export function Asked({ name, children }: { name: string; children: ReactNode }) {
  const asks = useFormContext()?.errors[name] !== undefined;
  const [asked, setAsked] = useState(asks);
  if (asks && !asked) setAsked(true);
  return asked || asks ? children : null;
}
