/** What the address of the provider's list of organizations asks of the API. */
import type { Search } from "../page";

export function providerVariables({ q }: Search) {
  return { search: q ?? null };
}
