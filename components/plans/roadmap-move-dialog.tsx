"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { fill } from "@/components/forms/form-labels";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/i18n/locale";
import { type Gesture, gestureOf } from "./roadmap-gesture";
import { gestureWords, type MoverWords, spanWords } from "./roadmap-mover-words";

type Props = {
  asked: Gesture | null;
  issued: boolean;
  carry: boolean;
  reason: string;
  reasonMax: number;
  problem: string | null;
  pending: boolean;
  words: MoverWords;
  locale: Locale;
  onStep: (gesture: Gesture) => void;
  onCarry: (carry: boolean) => void;
  onReason: (reason: string) => void;
  onConfirm: (gesture: Gesture) => void;
  onCancel: () => void;
};

/** Asks for the reason of a move in an issued plan; on a phone it is also where an item is moved. */
export function MoveDialog(props: Props) {
  const { asked, onCancel } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (asked && !dialog.current?.open) {
      dialog.current?.showModal();
      // What is asked for comes first; the steps are for those who did not drag.
      dialog.current?.querySelector<HTMLElement>("textarea")?.focus();
    }
    if (!asked && dialog.current?.open) dialog.current.close();
  }, [asked]);
  return (
    <dialog ref={dialog} className="rm-dialog" aria-labelledby="rm-dialog-title" onCancel={onCancel}>
      {asked ? <MoveForm key={asked.facts.id} {...props} asked={asked} /> : null}
    </dialog>
  );
}

type FormProps = Props & { asked: Gesture };

function MoveForm(props: FormProps) {
  const { asked, issued, carry, problem, pending, words, locale, onCarry, onConfirm, onCancel } = props;
  const [lacking, setLacking] = useState<string | null>(null);
  const { facts, grip } = asked;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked.days === 0) setLacking(words.nothing);
    else if (!pending) {
      setLacking(null);
      onConfirm(asked);
    }
  };
  const wrong = lacking ?? problem;
  return (
    <form className="form" onSubmit={submit}>
      <h2 className="card-title" id="rm-dialog-title">
        {fill(issued ? words.dialogIssued : words.dialogDraft, { title: facts.title })}
      </h2>
      <dl className="rm-dialog-dates">
        <dt>{words.from}</dt>
        <dd>{spanWords(words, locale, facts)}</dd>
        <dt>{words.to}</dt>
        <dd aria-live="polite">
          <b>{gestureWords(asked, words, locale)}</b>
        </dd>
      </dl>
      <Steps {...props} />
      {facts.carried > 0 && grip === "bar" ? (
        <label className="rm-check">
          <input type="checkbox" checked={carry} onChange={(event) => onCarry(event.target.checked)} />
          {fill(words.carried, { count: facts.carried })}
        </label>
      ) : null}
      {issued ? <Reason {...props} wrong={wrong} /> : <Wrong text={wrong} />}
      <div className="rm-actions">
        <Button type="submit" variant="primary" disabled={pending}>
          {issued ? words.amend : words.save}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function Wrong({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p className="field-error" id="rm-wrong" role="alert">
      <Icon name="err" size={14} />
      {text}
    </p>
  );
}

function Steps({ asked, words, onStep }: FormProps) {
  const { facts, grip, days } = asked;
  const steps: [label: string, step: number][] = [
    [words.earlierWeek, -7],
    [words.laterWeek, 7],
    [words.earlierDay, -1],
    [words.laterDay, 1],
  ];
  return (
    <>
      <div className="rm-steps">
        {steps.map(([label, step]) => (
          <Button key={step} size="sm" onClick={() => onStep(gestureOf(facts, grip, days + step))}>
            {label}
          </Button>
        ))}
      </div>
      {facts.kind === "milestone" ? null : (
        <label className="rm-check">
          <input
            type="checkbox"
            checked={grip === "end"}
            onChange={(event) => onStep(gestureOf(facts, event.target.checked ? "end" : "bar", days))}
          />
          {words.onlyEnd}
        </label>
      )}
    </>
  );
}

function Reason({ reason, reasonMax, words, wrong, onReason }: FormProps & { wrong: string | null }) {
  return (
    <div className={wrong ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor="rm-reason">
        {words.reason}
      </label>
      <p className="field-hint" id="rm-reason-hint">
        {words.reasonHint}
      </p>
      <Wrong text={wrong} />
      <textarea
        className="control"
        id="rm-reason"
        rows={3}
        maxLength={reasonMax}
        value={reason}
        aria-invalid={wrong !== null || undefined}
        aria-describedby={wrong ? "rm-wrong rm-reason-hint" : "rm-reason-hint"}
        onChange={(event) => onReason(event.target.value)}
      />
    </div>
  );
}
