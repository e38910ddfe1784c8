/** Failures of the API in words for people. */
import { msg } from "@lingui/core/macro";
import { i18n } from "@lingui/core";

import { ApiError } from "./api";

export function describe(error: Error | null): string {
  if (!(error instanceof ApiError)) return i18n._(msg`Something went wrong. Try again in a moment.`);
  switch (error.code) {
    case "UNREACHABLE":
      return i18n._(msg`Tessera cannot be reached at the moment. Check your connection and try again.`);
    case "UNAUTHENTICATED":
      return i18n._(msg`You are not signed in any more.`);
    case "RATE_LIMITED":
      return error.retryAfter === null
        ? i18n._(msg`That was a lot at once. Wait a little and try again.`)
        : i18n._(msg`That was a lot at once. Try again in ${error.retryAfter} seconds.`);
    case "INTERNAL_ERROR":
      return error.id === null
        ? i18n._(msg`Something went wrong on our side. Try again in a moment.`)
        : i18n._(msg`Something went wrong on our side. If it stays so, tell us this number: ${error.id}`);
    default:
      return error.message;
  }
}
