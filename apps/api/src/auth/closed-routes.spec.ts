// A route without a permission stops the boot; one that slipped through is refused.
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, Reflector } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Actor } from '../platform/http/actor';
import { Permit } from '../platform/http/permit';
import { AuthGuard } from './auth.guard';
import { ClosedRoutes } from './closed-routes';
import type { Config } from '../platform/config';
import type { Logins } from './logins.service';

@Controller()
class DoorController {
  @Get('open')
  @Permit('public')
  open() {
    return {};
  }

  @Get('forgotten')
  forgotten() {
    return {};
  }
}

@Module({ imports: [DiscoveryModule], controllers: [DoorController], providers: [ClosedRoutes] })
class DoorModule {}

it('names the forgotten route at boot', async () => {
  const module = await Test.createTestingModule({ imports: [DoorModule] }).compile();
  await expect(module.init()).rejects.toThrow('these routes name no permission: DoorController.forgotten');
});

it('refuses the forgotten route at run time', async () => {
  const nobody = { actorOf: () => Promise.resolve(Actor.nobody(new Date())) } as unknown as Logins;
  const guard = new AuthGuard(new Reflector(), nobody, { PUBLIC_URL: 'https://treize.example' } as Config);
  const context = { getHandler: () => DoorController.prototype.forgotten } as never;
  await expect(guard.canActivate(context)).rejects.toMatchObject({ code: 'forbidden' });
});
