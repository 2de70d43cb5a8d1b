// Builds the application for the tests, unless their build is of exactly these sources.
import { buildIfNeeded } from "@/prisma/launch/build";
import { TEST_BUILD } from "./e2e-state";

buildIfNeeded(TEST_BUILD, () => console.log("building …")).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
