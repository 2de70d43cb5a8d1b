// Stands in for the package "server-only" in tests: it exists to break a browser bundle, and there is none.
export {};
