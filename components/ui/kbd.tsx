/** A key beside the button that it presses; spoken by nobody, because the button already says what it does. */
export function Kbd({ press, hint = true }: { press: string; hint?: boolean }) {
  return (
    <kbd className={hint ? "kbd kbd-hint" : "kbd"} aria-hidden={hint || undefined}>
      {press}
    </kbd>
  );
}
