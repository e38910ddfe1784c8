/** One POST to the API: the CSRF cookie as a header, and every way to fail as an ApiError. */

/** What kept an operation from being answered. `code` is of the API, or `UNREACHABLE`. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    message: string,
    readonly code: string,
    /** What the log has it under; only of INTERNAL_ERROR. */
    readonly id: string | null = null,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; id?: string; retryAfter?: number };
}

export interface Answer {
  data: Record<string, unknown> | null;
  errors?: GraphQLError[];
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}

async function post(body: string, signal?: AbortSignal): Promise<[Response, Answer | null]> {
  const csrf = cookie("tessera_csrf");
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...(csrf === undefined ? {} : { "x-csrf-token": csrf }),
      },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    return [response, (await response.json().catch(() => null)) as Answer | null];
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("Tessera cannot be reached.", "UNREACHABLE");
  }
}

/** The answer to an operation. Throws ApiError if there is none. Fields that failed alone are null in it. */
export async function ask(text: string, variables: unknown, signal?: AbortSignal): Promise<Answer> {
  const body = JSON.stringify({ query: text, variables });
  let [response, answer] = await post(body, signal);
  // The refusal brought the right cookie along, after a change of keys for example.
  if (answer?.errors?.[0]?.extensions?.code === "CSRF") [response, answer] = await post(body, signal);
  const error = answer?.errors?.[0];
  if (answer !== null && answer.data !== null && answer.data !== undefined) return answer;
  if (error !== undefined) {
    const { code = "INTERNAL_ERROR", id = null, retryAfter = null } = error.extensions ?? {};
    throw new ApiError(error.message, code, id, retryAfter);
  }
  throw new ApiError("Something went wrong on our side.", response.status === 503 ? "UNREACHABLE" : "INTERNAL_ERROR");
}
