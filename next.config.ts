import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  // Tests and the bench build beside a running server.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm test` checks the types; a hospital's first start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Of the development server only: a private calendar address stands in no log.
  logging: { incomingRequests: { ignore: [/\/api\/calendar\//] } },
  images: { unoptimized: true },
  // A public page may be withdrawn tomorrow: no search engine is to keep it.
  headers: async () => [{ source: "/b/:code", headers: [{ key: "X-Robots-Tag", value: "noindex, nofollow" }] }],
  experimental: { serverActions: { bodySizeLimit: "50mb" } },
  serverExternalPackages: ["@node-rs/argon2", "hucre", "pdfkit", "pg", "pino", "rate-limiter-flexible", "sharp"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
