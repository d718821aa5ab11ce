// Every entity, room by room; the order does not matter.
import type { Entities } from './platform/database/database.module';

export const entities: Entities = [];
