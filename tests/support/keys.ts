/** The key of personal data in tests, and in the demo hospital that they load. */
export const TEST_KEYS = `test:${"T".repeat(43)}`;
