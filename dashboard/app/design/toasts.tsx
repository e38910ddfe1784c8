/** Short messages about what has just happened; read out to those who do not see them. */
import { useSyncExternalStore } from "react";

import styles from "./toasts.module.css";

type Kind = "good" | "bad" | "info";

interface Toast {
  readonly key: number;
  readonly kind: Kind;
  readonly words: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

const SHOWN_MS = 7_000;
let toasts: ReadonlyArray<Toast> = [];
let newest = 0;
const listeners = new Set<() => void>();

function set(next: ReadonlyArray<Toast>): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Say it for a few seconds; with `undo`, twice as long. */
export function notify(kind: Kind, words: string, undo?: Toast["undo"]): void {
  const key = (newest += 1);
  set([...toasts.filter((toast) => toast.words !== words), { key, kind, words, ...(undo === undefined ? {} : { undo }) }]);
  setTimeout(() => set(toasts.filter((toast) => toast.key !== key)), undo === undefined ? SHOWN_MS : 2 * SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles["toasts"]} role="status" aria-live="polite">
      {shown.map((toast) => (
        <p key={toast.key} className={`${styles["toast"]} ${styles[toast.kind]}`}>
          <span dir="auto">{toast.words}</span>
          {toast.undo === undefined ? null : (
            <button
              type="button"
              className={styles["undo"]}
              onClick={() => {
                toast.undo?.run();
                set(toasts.filter((each) => each !== toast));
              }}
            >
              {toast.undo.label}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
