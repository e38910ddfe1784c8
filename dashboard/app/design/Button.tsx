import { Button as AriaButton, Link as AriaLink } from "react-aria-components";
import type { ButtonProps } from "react-aria-components";

import styles from "./Button.module.css";

export type Look = "plain" | "primary" | "danger" | "quiet";

interface Props extends Omit<ButtonProps, "className" | "style"> {
  readonly look?: Look;
  readonly small?: boolean;
}

/** What one presses. `look`: one `primary` a screen, `danger` for what cannot be undone, `quiet` in rows. */
export function Button({ look = "plain", small = false, ...props }: Props) {
  return <AriaButton {...props} className={classOf(look, small)} />;
}

interface LinkProps {
  readonly href: string;
  readonly look?: Look;
  readonly small?: boolean;
  readonly children: React.ReactNode;
  readonly target?: string;
  readonly download?: string | boolean;
}

/** A link that looks like a button; addresses of this app are opened without loading it anew. */
export function ButtonLink({ look = "plain", small = false, ...props }: LinkProps) {
  return <AriaLink {...(props as object)} className={classOf(look, small)} />;
}

function classOf(look: Look, small: boolean): string {
  return `${styles["button"]} ${styles[look]} ${small ? styles["small"] : ""}`;
}
