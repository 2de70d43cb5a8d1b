"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { Locale } from "@/lib/i18n/locale";
import { barOf, type Gesture, gestureOf, putBack } from "./roadmap-gesture";
import { MoveDialog } from "./roadmap-move-dialog";
import { gestureWords, type MoverWords } from "./roadmap-mover-words";
import { type Listener, steer } from "./roadmap-steer";
import { type Said, useItemMoves } from "./use-item-moves";

type Props = {
  /** An issued plan changes by an amendment only. */
  issued: boolean;
  /** Of the page's present state: another one means that the lines were drawn anew. */
  mark: string;
  reasonMax: number;
  words: MoverWords;
  locale: Locale;
};

/** Moves the roadmap's bars, which are plain HTML, by pointer and keyboard; on a phone by the cards' buttons. */
export function RoadmapMover({ issued, mark, reasonMax, words, locale }: Props) {
  const { said, setSaid, pending, save, undo } = useItemMoves({ issued, mark, words, locale });
  const [carry, setCarry] = useState(true);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<Gesture | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [spoken, setSpoken] = useState("");

  const ask = (gesture: Gesture) => {
    setProblem(null);
    setAsked(gesture);
  };
  const cancel = () => {
    const bar = asked && barOf(asked.facts.id);
    if (bar) putBack(bar);
    setAsked(null);
  };
  const listener: Listener = {
    words: (gesture) => gestureWords(gesture, words, locale),
    moved: (gesture) => {
      const grip = gesture.grip === "end" ? words.endOnly : words.whole;
      setSpoken([grip, gestureWords(gesture, words, locale), words.confirmHint].join(" · "));
    },
    began: () => setSaid(null),
    back: () => setSpoken(words.putBack),
    dropped: (gesture) => (issued ? ask(gesture) : save(gesture, { carry, reason: "" }, () => setSpoken(""))),
    asked: (facts) => ask(gestureOf(facts, "bar", 0)),
  };
  const heard = useRef(listener);
  useEffect(() => {
    heard.current = listener;
  });
  useEffect(() => steer(() => heard.current), []);

  const confirm = (gesture: Gesture) =>
    save(gesture, { carry, reason }, (found) => {
      setProblem(found);
      if (found !== null) return;
      setReason("");
      setAsked(null);
    });

  return (
    <>
      <label className="rm-carry no-print">
        <input type="checkbox" checked={carry} onChange={(event) => setCarry(event.target.checked)} />
        {words.carry}
      </label>
      <p className="sr-note" role="status">
        {spoken}
      </p>
      <MoveDialog
        {...{ asked, issued, carry, reason, reasonMax, problem, pending, words, locale }}
        onStep={setAsked}
        onCarry={setCarry}
        onReason={setReason}
        onConfirm={confirm}
        onCancel={cancel}
      />
      <Notice said={said} words={words} onUndo={undo} onClose={() => setSaid(null)} />
    </>
  );
}

type NoticeProps = { said: Said | null; words: MoverWords; onUndo: () => void; onClose: () => void };

function Notice({ said, words, onUndo, onClose }: NoticeProps) {
  return (
    <div className="rm-said no-print" role={said?.wrong ? "alert" : "status"}>
      {said ? (
        <p className={said.wrong ? "rm-said-err" : undefined}>
          {said.wrong ? <Icon name="err" /> : <Icon name="check" />}
          <span>{said.text}</span>
          {said.undo ? (
            <button type="button" onClick={onUndo}>
              {words.undo}
            </button>
          ) : (
            <button type="button" onClick={onClose}>
              {words.close}
            </button>
          )}
        </p>
      ) : null}
    </div>
  );
}
