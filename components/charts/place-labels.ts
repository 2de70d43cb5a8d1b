import type { Box } from "./frame";

export type LabelRequest = { x: number; y: number; width: number; height: number };
export type LabelPlace = { x: number; y: number; anchor: "start" | "middle" | "end"; far: boolean } | null;

type Candidate = { dx: number; dy: number; anchor: "start" | "middle" | "end" };

const NEAR = 9;

function ring(distance: number): Candidate[] {
  const side = distance * 0.75;
  return [
    { dx: distance, dy: 0, anchor: "start" },
    { dx: -distance, dy: 0, anchor: "end" },
    { dx: 0, dy: -distance - 3, anchor: "middle" },
    { dx: 0, dy: distance + 4, anchor: "middle" },
    { dx: side, dy: -side - 3, anchor: "start" },
    { dx: side, dy: side + 3, anchor: "start" },
    { dx: -side, dy: -side - 3, anchor: "end" },
    { dx: -side, dy: side + 3, anchor: "end" },
  ];
}

const CANDIDATES = [NEAR, 20, 32, 46].flatMap(ring);

const SHIFT = { start: 0, middle: 0.5, end: 1 } as const;

function boxAt(request: LabelRequest, { dx, dy, anchor }: Candidate): Box {
  const left = request.x + dx - request.width * SHIFT[anchor];
  const top = request.y + dy - request.height / 2;
  return { left, top, right: left + request.width, bottom: top + request.height };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

/**
 * Finds for each point a place for its label that covers no other label and no marker, nearest places first.
 * Null where there is none: the reader finds that point's name in its tooltip and in the table.
 */
export function placeLabels(requests: LabelRequest[], bounds: Box, taken: Box[] = []): LabelPlace[] {
  const blocked = [...taken, ...requests.map(({ x, y }) => ({ left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 }))];
  return requests.map((request) => {
    for (const [index, candidate] of CANDIDATES.entries()) {
      const box = boxAt(request, candidate);
      if (!inside(box, bounds) || blocked.some((other) => overlaps(box, other))) continue;
      blocked.push(box);
      const { dx, dy, anchor } = candidate;
      return { x: request.x + dx, y: request.y + dy, anchor, far: index >= 8 };
    }
    return null;
  });
}
