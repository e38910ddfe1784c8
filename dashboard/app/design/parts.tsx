/** Small pieces of a screen that hold no state. */
import { useLingui } from "@lingui/react/macro";
import { Link as AriaLink } from "react-aria-components";
import type { ReactNode } from "react";

import styles from "./parts.module.css";

interface PageProps {
  readonly title: string;
  /** What the title is a part of, as a link above it. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its heading, which gets the focus when one comes here, what one can do, and its content. */
export function Page({ title, above, actions, intro, children }: PageProps) {
  return (
    <div className={styles["page"]}>
      <title>{`${title} – Tessera`}</title>
      <header className={styles["pageHeader"]}>
        <div className={styles["pageTitle"]}>
          {above === undefined ? null : <p className={styles["above"]}>{above}</p>}
          <h1 tabIndex={-1} dir="auto" data-page-title="">
            {title}
          </h1>
          {intro === undefined ? null : <p className={styles["intro"]}>{intro}</p>}
        </div>
        {actions === undefined ? null : <div className={styles["pageActions"]}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ title, actions, children }: CardProps) {
  return (
    <section className={styles["card"]}>
      {title === undefined && actions === undefined ? null : (
        <header className={styles["cardHeader"]}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

type Tone = "good" | "warn" | "bad" | "info" | "plain";

/** A state in one or two words. */
export function Badge({ tone = "plain", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${styles["badge"]} ${styles[tone]}`}>{children}</span>;
}

/** Something to know before going on. */
export function Notice({ tone = "info", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div className={`${styles["notice"]} ${styles[tone]}`} role={tone === "bad" ? "alert" : undefined}>
      {children}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Where a list has nothing: what would be here, and the next step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles["empty"]}>
      <p className={styles["emptyTitle"]}>{title}</p>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
  readonly href?: string;
}

/** One number, and where it leads. */
export function Figure({ label, value, hint, href }: FigureProps) {
  const inside = (
    <>
      <span className={styles["figureLabel"]}>{label}</span>
      <span className={styles["figureValue"]}>{value}</span>
      {hint === undefined ? null : <span className={styles["figureHint"]}>{hint}</span>}
    </>
  );
  return href === undefined ? (
    <div className={styles["figure"]}>{inside}</div>
  ) : (
    <AriaLink className={styles["figure"] ?? ""} href={href}>
      {inside}
    </AriaLink>
  );
}

export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className={styles["figures"]}>{children}</div>;
}

/** Names and values, one below the other. */
export function Facts({ of }: { readonly of: ReadonlyArray<readonly [name: string, value: ReactNode]> }) {
  return (
    <dl className={styles["facts"]}>
      {of.map(([name, value]) => (
        <div key={name} className={styles["fact"]}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A name that somebody chose, in whatever direction it is written. */
export function Name({ children }: { readonly children: string }) {
  return (
    <bdi className={styles["name"]} dir="auto">
      {children}
    </bdi>
  );
}

/** As high as what is coming, so that nothing jumps. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useLingui();
  return (
    <div className={styles["skeleton"]} aria-busy="true" aria-label={t`Loading`} role="status">
      {Array.from({ length: rows }, (_, number) => (
        <span key={number} />
      ))}
    </div>
  );
}

/** Some things, one below the other, each with a dot. */
export function Bullets({ children }: { readonly children: ReactNode }) {
  return <ul className={styles["bullets"]}>{children}</ul>;
}

export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles["stack"]}>{children}</div>;
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles["row"]}>{children}</div>;
}

/** Cards side by side where there is room. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={styles["columns"]}>{children}</div>;
}

export function Progress({ percent, label }: { readonly percent: number; readonly label: string }) {
  return (
    <span className={styles["progress"]}>
      <progress max={100} value={percent} aria-label={label} />
      <span>{percent} %</span>
    </span>
  );
}
