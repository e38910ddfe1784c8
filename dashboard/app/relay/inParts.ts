/** More ids than one mutation takes: several mutations, one after the other, each of which can be repeated safely. */

const MOST = 200;

interface Part<O> {
  readonly outcomes: ReadonlyArray<O>;
}

interface Answered<O> {
  readonly payload: Part<O> | null;
  readonly isDone: boolean;
}

/** The outcomes of all parts that were carried out; stops at the first that was not. */
export async function inParts<O>(
  ids: ReadonlyArray<string>,
  act: (ids: ReadonlyArray<string>, idempotencyKey: string) => Promise<Answered<O>>,
): Promise<{ readonly outcomes: ReadonlyArray<O>; readonly isDone: boolean }> {
  const outcomes: O[] = [];
  for (let start = 0; start < ids.length; start += MOST) {
    // One after the other on purpose: the parts are of the same organization, and would wait for each other.
    // oxlint-disable-next-line no-await-in-loop
    const { payload, isDone } = await act(ids.slice(start, start + MOST), crypto.randomUUID());
    outcomes.push(...(payload?.outcomes ?? []));
    if (!isDone) return { outcomes, isDone: false };
  }
  return { outcomes, isDone: true };
}
