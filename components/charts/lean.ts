/**
 * A drawing as the page needs it: what the style sheet says, or what a browser assumes anyway, is left out. A file
 * keeps every word, because it travels without the style sheet.
 */
export function leanDrawing(drawing: string): string {
  return (
    drawing
      .replace(/var\((--[\w-]+),#[0-9a-f]{3,8}\)/gi, "var($1)")
      .replaceAll(' text-anchor="start"', "")
      .replaceAll(
        ' stroke="var(--color-surface)" stroke-width="3" paint-order="stroke" stroke-linejoin="round"',
        ' class="halo"',
      )
      // The title inside a link is its name already.
      .replace(/(<a href="[^"]*") aria-label="([^"]*)"><title>\2<\/title>/g, "$1><title>$2</title>")
  );
}
