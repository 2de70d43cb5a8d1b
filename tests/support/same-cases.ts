import fc from "fast-check";

// The same cases in every run: what turns a test red is a change, never the luck of the draw. SEED=7 draws others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_127) });
