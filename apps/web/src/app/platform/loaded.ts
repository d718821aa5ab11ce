// The value of a resource, whatever its state.
import type { Resource } from '@angular/core';

/** Undefined while the resource loads or when it failed (`value()` would throw then). Reactive. */
export function loaded<T>(resource: Resource<T>): T | undefined {
  return resource.hasValue() ? resource.value() : undefined;
}
