import { CONTENT } from "./fixtures/content";
import type { Fixture } from "./fixtures/fixture";
import { FLOORS } from "./fixtures/floors";
import { SHAPE } from "./fixtures/shape";

/** By rule. A check without an entry here fails its proof. */
export const FIXTURES: Record<string, Fixture> = { floors: FLOORS, ...SHAPE, ...CONTENT };
