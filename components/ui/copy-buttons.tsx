"use client";

import { useEffect, useState } from "react";

type Words = { copied: string; failed: string };

/** Outside https there is no clipboard for scripts, but a selection may still be copied. */
function copySelection(text: string): boolean {
  const box = document.createElement("textarea");
  box.value = text;
  box.setAttribute("readonly", "");
  box.style.position = "fixed";
  box.style.opacity = "0";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

const SHOWN_MS = 4000;

/** One leaf for all buttons of the page with `data-copy`: they stay plain HTML, and their text is copied from here. */
export function CopyButtons({ words }: { words: Words }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
      if (!button) return;
      const done = await copy(button.dataset.copy ?? "");
      setSaid(`${done ? words.copied : words.failed} ${button.dataset.copy}`);
      clearTimeout(timer);
      timer = setTimeout(() => setSaid(""), SHOWN_MS);
    };
    document.addEventListener("click", onClick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", onClick);
    };
  }, [words]);
  return (
    <p role="status" className={said ? "copied" : "sr-note"}>
      {said}
    </p>
  );
}
