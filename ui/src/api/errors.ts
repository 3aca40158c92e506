/** Every failure reaches the screens in one shape: a stable kind and a finished sentence. */
import type { Error as WireError, Kind } from './generated';

export class ApiError extends Error {
  constructor(
    readonly kind: Kind,
    message: string,
  ) {
    super(message);
  }
}

/** Whatever was thrown, as an ApiError. */
export function apiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (isWireError(thrown)) return new ApiError(thrown.kind, thrown.message);
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return new ApiError(
    'bug',
    `Something went wrong inside Partnership Desk (${words}). Please report it with these words.`,
  );
}

function isWireError(thrown: unknown): thrown is WireError {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown;
}
