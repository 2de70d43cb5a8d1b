"use client";

import { Icon } from "@/components/ui/icon";
import type { EditedDocument } from "@/lib/surveys/rules/edits";
import { useTools } from "./editor-context";

type Props = {
  id: string;
  up: string;
  down: string;
  first: boolean;
  last: boolean;
  said: (by: 1 | -1) => string;
  edit: (by: 1 | -1) => (document: EditedDocument) => EditedDocument;
};

/** Up and down; the pressed one keeps the focus wherever its question went. */
export function MoveButtons({ id, up, down, first, last, said, edit }: Props) {
  const { act } = useTools();
  const button = (by: 1 | -1) => {
    const name = `${id}-${by === 1 ? "down" : "up"}`;
    const off = by === 1 ? last : first;
    return (
      <button
        type="button"
        id={name}
        className="btn btn-quiet btn-sm"
        aria-label={by === 1 ? down : up}
        // Not disabled: a button that is loses the focus it has.
        aria-disabled={off || undefined}
        onClick={() => {
          if (!off) act({ edit: edit(by), said: said(by), focus: name });
        }}
      >
        <Icon name={by === 1 ? "down" : "up"} />
      </button>
    );
  };
  return (
    <span className="flex flex-none">
      {button(-1)}
      {button(1)}
    </span>
  );
}
