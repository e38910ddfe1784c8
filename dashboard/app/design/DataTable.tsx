/** A table of rows that the API sorts and pages: real table markup, virtual beyond a hundred rows, cards on a phone. */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { Button } from "./Button";
import styles from "./DataTable.module.css";
import { Checkbox } from "./fields";

const VIRTUAL_FROM = 100;
const ROW_HEIGHT = 56;

export interface Column<R> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** The API's name of the sort key, if one can sort by it. */
  readonly sortKey?: string;
  readonly align?: "end";
}

export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What one row is called to a screen reader. */
  readonly nameOf: (id: string) => string;
}

interface Props<R> {
  readonly label: string;
  readonly rows: ReadonlyArray<R>;
  readonly idOf: (row: R) => string;
  readonly columns: ReadonlyArray<Column<R>>;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection;
  /** Of all pages together; null if it was not asked. */
  readonly total?: number | null;
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  readonly onMore?: () => void;
}

export function DataTable<R>(props: Props<R>) {
  const { label, rows, idOf, columns, sort, onSort, selection, total, hasMore = false, isLoadingMore = false, onMore } = props;
  const { t } = useLingui();
  const top = useRef<HTMLTableSectionElement>(null);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: isVirtual,
    scrollMargin: top.current?.getBoundingClientRect().top ?? 0,
  });
  const items = virtual.getVirtualItems();
  const first = isVirtual ? (items[0]?.start ?? 0) - virtual.options.scrollMargin : 0;
  const last = isVirtual ? virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - virtual.options.scrollMargin) : 0;
  const shown = isVirtual ? items.map((item) => [item.index, rows[item.index] as R] as const) : rows.map((row, index) => [index, row] as const);
  const columnCount = columns.length + (selection === undefined ? 0 : 1);

  return (
    <div className={styles["frame"]}>
      <table className={styles["table"]} aria-label={label} aria-rowcount={total ?? rows.length}>
        <thead>
          <tr>
            {selection === undefined ? null : (
              <th className={styles["check"]}>
                <Checkbox
                  aria-label={t`Choose all that are loaded`}
                  isSelected={rows.length > 0 && selection.chosen.size >= rows.length}
                  isIndeterminate={selection.chosen.size > 0 && selection.chosen.size < rows.length}
                  onChange={(all) => selection.onChange(new Set(all ? rows.map(idOf) : []))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={top}>
          {first > 0 ? <Gap height={first} span={columnCount} /> : null}
          {shown.map(([index, row]) => {
            const id = idOf(row);
            return (
              <tr
                key={id}
                data-index={index}
                aria-rowindex={index + 2}
                ref={isVirtual ? virtual.measureElement : undefined}
                data-chosen={selection?.chosen.has(id) ? "" : undefined}
              >
                {selection === undefined ? null : (
                  <td className={styles["check"]}>
                    <Checkbox
                      aria-label={t`Choose ${selection.nameOf(id)}`}
                      isSelected={selection.chosen.has(id)}
                      onChange={() => selection.onChange(toggled(selection.chosen, id))}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.id} data-label={column.header} className={column.align === "end" ? styles["end"] : undefined}>
                    <div className={styles["cell"]}>{column.cell(row)}</div>
                  </td>
                ))}
              </tr>
            );
          })}
          {last > 0 ? <Gap height={last} span={columnCount} /> : null}
        </tbody>
      </table>
      <footer className={styles["footer"]}>
        <span role="status">
          {total === undefined || total === null ? (
            <Plural value={rows.length} one="# row" other="# rows" />
          ) : (
            <>
              {t`${rows.length} of ${total}`}
            </>
          )}
        </span>
        {hasMore && onMore !== undefined ? <More isBusy={isLoadingMore} onMore={onMore} /> : null}
      </footer>
    </div>
  );
}

interface HeaderProps<R> {
  readonly column: Column<R>;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function Header<R>({ column, sort, onSort }: HeaderProps<R>) {
  const { sortKey } = column;
  const isSorted = sortKey !== undefined && sort?.key === sortKey;
  const align = column.align === "end" ? styles["end"] : undefined;
  if (sortKey === undefined || onSort === undefined) return <th className={align}>{column.header}</th>;
  return (
    <th className={align} aria-sort={isSorted ? (sort.isDescending ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        className={styles["sort"]}
        onClick={() => onSort({ key: sortKey, isDescending: isSorted ? !sort.isDescending : false })}
      >
        {column.header}
        <span aria-hidden="true">{isSorted ? (sort.isDescending ? "↓" : "↑") : "↕"}</span>
      </button>
    </th>
  );
}

/** The next page: by itself when one comes near the end, by the button for who has no pointer. */
function More({ isBusy, onMore }: { readonly isBusy: boolean; readonly onMore: () => void }) {
  const { t } = useLingui();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (element === null || isBusy) return undefined;
    const watcher = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? onMore() : undefined), { rootMargin: "600px" });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [isBusy, onMore]);
  return (
    <div ref={end}>
      <Button small isPending={isBusy} onPress={onMore}>
        {isBusy ? t`Loading…` : t`Show more`}
      </Button>
    </div>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden="true" className={styles["gap"]}>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
