/** What the address of the blocks' screen asks of the API. */
import type { Search } from "../page";

export function blocksVariables({ state }: Search) {
  return { filter: state === "ALL" ? {} : { liftedAt: { isNull: state !== "LIFTED" } } };
}
