import { createHash } from "node:crypto";
import { loadSharp } from "@/lib/core/files/sharp";
import { brandIdOf } from "./brands";
import type { RowOf } from "./rows";
import type { World } from "./world";

const SIDE = 256;
// The colours of the interface: red for identity, ink for the drawing, gold for what shines.
const [RED, INK, GOLD, PAPER] = ["#A3161A", "#1B6078", "#C9971C", "#FFFFFF"];

const line = (d: string, colour = INK, width = 12) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const shape = (d: string, colour = INK) => `<path d="${d}" fill="${colour}"/>`;
const disc = (x: number, y: number, r: number, colour = INK) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`;
const around = (count: number, drawing: string) =>
  Array.from(
    { length: count },
    (_, turn) => `<g transform="rotate(${(turn * 360) / count} 128 128)">${drawing}</g>`,
  ).join("");

/** What the seal of a branch's brand shows; the other branches have not drawn one. */
const MOTIFS: Readonly<Record<string, string>> = {
  // A shadowless lamp.
  外科党支部: around(6, disc(128, 82, 17)) + disc(128, 128, 22, GOLD),
  // A bone that holds.
  骨科党支部: `<g transform="rotate(-45 128 128)">${line("M78 128H178", INK, 26)}${[74, 182]
    .map((x) => disc(x, 113, 18) + disc(x, 143, 18))
    .join("")}</g>${disc(128, 128, 8, GOLD)}`,
  // A heart and its beat.
  心血管党支部:
    line("M128 186C60 142 64 82 100 80c16 0 24 12 28 22 4-10 12-22 28-22 36 2 40 62-28 106Z") +
    line("M84 130h26l10-18 16 36 10-18h26", GOLD, 9),
  // Two lungs.
  呼吸重症党支部:
    line("M128 72v48") +
    shape("M116 104c-34 6-50 40-48 74 28 6 48-6 48-30Z") +
    shape("M140 104c34 6 50 40 48 74-28 6-48-6-48-30Z") +
    disc(128, 72, 9, GOLD),
  // A sunflower's face.
  肿瘤党支部: around(12, shape("M128 66c9 10 9 22 0 32-9-10-9-22 0-32Z", GOLD)) + disc(128, 128, 25),
  // A clock that counts seconds.
  脑科党支部: `<circle cx="128" cy="132" r="56" fill="none" stroke="${INK}" stroke-width="12"/>${line("M128 64v-6M112 56h32")}${line("M128 132V96M128 132l24 16", GOLD)}`,
  // A cradle under a star.
  妇儿党支部:
    line("M70 122c4 40 28 60 58 60s54-20 58-60Z") +
    line("M88 192c24 12 56 12 80 0") +
    shape("M128 56l9 19 20 3-15 14 4 20-18-10-18 10 4-20-15-14 20-3Z", GOLD),
  // A sprout.
  中医康复党支部:
    line("M128 190v-72") +
    shape("M126 132c-40 4-58-18-58-46 34-2 56 14 58 46Z") +
    shape("M130 116c2-30 22-46 58-46 0 30-22 48-58 46Z") +
    line("M92 190h72", GOLD, 9),
};

const sealOf = (motif: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${disc(128, 128, 124, PAPER)}` +
  `<circle cx="128" cy="128" r="119" fill="none" stroke="${RED}" stroke-width="10"/>` +
  `<circle cx="128" cy="128" r="107" fill="none" stroke="${RED}" stroke-width="2"/><g transform="translate(-15 -15) scale(1.12)">${motif}</g></svg>`;

/** The seals of some brands, as an uploaded logo is kept. */
export async function buildBrandLogos({ hospitalId }: World): Promise<RowOf<"BrandLogo">[]> {
  const sharp = await loadSharp();
  const drawn = Object.entries(MOTIFS).map(async ([branch, motif]): Promise<RowOf<"BrandLogo">> => {
    const png = await sharp(Buffer.from(sealOf(motif)))
      .png({ compressionLevel: 9 })
      .toBuffer();
    const sha256 = createHash("sha256").update(png).digest("hex");
    return { hospitalId, brandId: brandIdOf(branch), png: `\\x${png.toString("hex")}`, sha256 };
  });
  return Promise.all(drawn);
}
