import "server-only";
import { cookies } from "next/headers";
import { asDisplay, DISPLAY_COOKIE, type Display } from "./display";

/** The display mode the reader chose. */
export async function requestDisplay(): Promise<Display> {
  return asDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
}
