import "server-only";
import { Readable } from "node:stream";
import PDFDocument from "pdfkit";

/** Sheets of paper, in points of 1/72 inch, upright. */
export const PAPER = { a4: { width: 595.28, height: 841.89 }, a5: { width: 419.53, height: 595.28 } } as const;
export type Paper = keyof typeof PAPER;

/** Dots an inch at which a printer's edges look sharp. */
const PRINT_DPI = 300;

/** How many pixels wide a picture must be to fill the paper in print. */
export function printWidth(paper: Paper): number {
  return Math.round((PAPER[paper].width / 72) * PRINT_DPI);
}

/**
 * A PDF of which each page is one opaque PNG that fills the paper. It is sent as the pages come: the first can be read
 * while the last is still drawn, and no more than one is held.
 */
export function pdfOfPictures(pictures: AsyncIterable<Buffer>, paper: Paper, title: string): ReadableStream {
  const { width, height } = PAPER[paper];
  // No words of its own, so no font.
  const document = new PDFDocument({ autoFirstPage: false, font: "", info: { Title: title } });
  const fill = async () => {
    for await (const picture of pictures) {
      // Whoever asked has gone.
      if (document.destroyed) return;
      document.addPage({ size: [width, height], margin: 0 });
      document.image(picture, 0, 0, { width, height });
    }
    document.end();
  };
  fill().catch((error) => document.destroy(error));
  return Readable.toWeb(document as unknown as Readable) as ReadableStream;
}
