// At boot, every route must name its permission: a forgotten one stops the process.
import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMIT } from '../platform/http/permit';

/** Nest marks a handler of a route with its path. */
const ROUTE_PATH = 'path';

@Injectable()
export class ClosedRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => this.routesWithoutPermit(metatype as Type));
    if (open.length > 0) throw new Error(`these routes name no permission: ${open.join(', ')}`);
  }

  /** `SessionsController.list` for each route of the class without @Permit. */
  routesWithoutPermit(controller: Type): string[] {
    const prototype = controller.prototype as Record<string, () => unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((method) => {
        const handler = prototype[method] as () => unknown;
        return Reflect.hasMetadata(ROUTE_PATH, handler) && this.reflector.get(PERMIT, handler) === undefined;
      })
      .map((method) => `${controller.name}.${method}`);
  }
}
