"use client";

import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { useFormContext } from "./form-context";
import type { FormLabels } from "./form-labels";
import { adopt, compare, findFresh, hiddenAnew, isWrittenUnseen } from "./other-version";
import type { Theirs } from "./three-way";

type Found = { fresh: HTMLFormElement; theirs: Theirs[] };

/**
 * What somebody else saved meanwhile, beside what was typed, and the way to save in spite of it. Nothing where the form
 * is still as its page brought it: then it was refused for another reason, which the message says.
 */
export function Conflict({ labels, summary }: { labels: FormLabels; summary: object }) {
  const form = useFormContext();
  const [found, setFound] = useState<Found | null>(null);
  const [done, setDone] = useState(false);
  const id = form?.formId ?? "";
  const element = form?.formRef.current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal looks again
  useEffect(() => {
    let here = true;
    setDone(false);
    setFound(null);
    const look = async () => {
      const fresh = await findFresh(id).catch(() => null);
      if (!here || !fresh || !element || isWrittenUnseen(element)) return;
      const theirs = compare(element, fresh).filter(({ shown }) => shown);
      if (theirs.length > 0 || hiddenAnew(element, fresh).length > 0) setFound({ fresh, theirs });
    };
    void look();
    return () => {
      here = false;
    };
  }, [id, element, summary]);

  const goOn = () => {
    if (!form || !element || !found) return;
    adopt(element, found.fresh, form.renew);
    setDone(true);
  };

  if (!found) return null;
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      {found.theirs.length > 0 ? <TheirsList labels={labels} theirs={found.theirs} /> : null}
      <p>
        <a href={window.location.href} target="_blank" rel="noopener" className="tap">
          {labels.conflictOpen}
        </a>
      </p>
      {done ? (
        <p role="status">{labels.conflictDone}</p>
      ) : (
        <Button size="sm" onClick={goOn}>
          {labels.conflictGoOn}
        </Button>
      )}
    </div>
  );
}

function TheirsList({ labels, theirs }: { labels: FormLabels; theirs: readonly Theirs[] }) {
  return (
    <>
      <p>{labels.conflictTheirs}</p>
      <ul className="form-summary-list">
        {theirs.map(({ key, label, told, taken }) => (
          <li key={key}>
            {label}
            {labels.conflictColon}
            <q>{told}</q>
            {taken ? "" : ` ${labels.conflictBoth}`}
          </li>
        ))}
      </ul>
    </>
  );
}
