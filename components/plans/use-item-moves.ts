"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { fill } from "@/components/forms/form-labels";
import type { Locale } from "@/lib/i18n/locale";
import { moveItemAction } from "@/lib/plans/actions";
import { barOf, type Gesture, putBack, sayAt } from "./roadmap-gesture";
import { type MoverWords, spanWords } from "./roadmap-mover-words";

type Answer = Awaited<ReturnType<typeof moveItemAction>>;
type Moved = Extract<Answer, { ok: true }>["data"];
type Input = { id: string; version: number; startsOn: string; dueOn: string; carry: boolean; reason: string };

/** What happened last; with `undo` it can be taken back for a while. */
export type Said = { text: string; wrong: boolean; undo: Input | null };

const UNDO_MS = 10_000;

function problemOf(answer: Answer, words: MoverWords): string {
  if (!answer || answer.ok) return words.failed;
  const [first] = Object.values(answer.fieldErrors ?? {});
  return first ?? answer.message;
}

async function send(input: Input, words: MoverWords): Promise<Answer> {
  try {
    return await moveItemAction(null, input);
  } catch (error) {
    const digest = (error as { digest?: unknown } | null)?.digest;
    if (typeof digest === "string" && digest.startsWith("NEXT_")) throw error;
    return { ok: false, code: "UNAVAILABLE", message: words.unreachable };
  }
}

/** Sends moves, says how they went, and takes the last one back; `mark` changes when the page was drawn anew. */
export function useItemMoves({
  issued,
  mark,
  words,
  locale,
}: {
  issued: boolean;
  mark: string;
  words: MoverWords;
  locale: Locale;
}) {
  const router = useRouter();
  const [said, setSaid] = useState<Said | null>(null);
  const [pending, startTransition] = useTransition();
  const refocus = useRef<string | null>(null);

  // The lines were drawn anew, and with them the bar that had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is what says so
  useEffect(() => {
    if (refocus.current) barOf(refocus.current)?.focus();
    refocus.current = null;
  }, [mark]);

  useEffect(() => {
    if (!said?.undo) return undefined;
    const timer = setTimeout(() => setSaid(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const refuse = (id: string, answer: Answer): string => {
    const text = problemOf(answer, words);
    const bar = barOf(id);
    if (bar) {
      putBack(bar);
      sayAt(bar, text, true);
    }
    setSaid({ text, wrong: true, undo: null });
    // Somebody else was first: what they did is shown, what was typed stays.
    if (answer && !answer.ok && answer.code === "CONFLICT") router.refresh();
    return text;
  };

  const accept = ({ facts, startsOn, dueOn }: Gesture, carry: boolean, { version, moved }: Moved) => {
    const dates = spanWords(words, locale, { startsOn, dueOn });
    const text = fill(moved > 1 ? words.savedWith : words.saved, { title: facts.title, dates, count: moved - 1 });
    const { id } = facts;
    const undo = issued ? null : { id, version, startsOn: facts.startsOn, dueOn: facts.dueOn, carry, reason: "" };
    setSaid({ text, wrong: false, undo });
  };

  /** Saves a gesture; null when it was saved, else what is wrong, with the bar back in its place. */
  const save = (
    gesture: Gesture,
    { carry, reason }: { carry: boolean; reason: string },
    done: (problem: string | null) => void,
  ) =>
    startTransition(async () => {
      const { facts, grip, startsOn, dueOn } = gesture;
      const carries = carry && grip === "bar";
      refocus.current = facts.id;
      const answer = await send(
        { id: facts.id, version: facts.version, startsOn, dueOn, carry: carries, reason },
        words,
      );
      startTransition(() => {
        if (answer?.ok) {
          accept(gesture, carries, answer.data);
          done(null);
        } else done(refuse(facts.id, answer));
      });
    });

  const undo = () => {
    const input = said?.undo;
    if (!input) return;
    startTransition(async () => {
      refocus.current = input.id;
      const answer = await send(input, words);
      startTransition(() => {
        if (answer?.ok) setSaid({ text: words.undone, wrong: false, undo: null });
        else refuse(input.id, answer);
      });
    });
  };

  return { said, setSaid, pending, save, undo };
}
