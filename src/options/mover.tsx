/** A button that moves something one place up or down in a list. */
interface Props {
  label: string;
  isUp?: boolean;
  isAtEnd: boolean;
  onMove(): void;
}

/** Stays in place at the end of the list, so that the keyboard does not lose it. */
export function Mover({ label, isUp = false, isAtEnd, onMove }: Props) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-disabled={isAtEnd}
      onClick={() => !isAtEnd && onMove()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={isUp ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
      </svg>
    </button>
  );
}
