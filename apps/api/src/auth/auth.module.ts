// Doors: the guard of every route, sign-in, accounts.
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountsController } from './accounts/accounts.controller';
import { Accounts } from './accounts/accounts.service';
import { AuthGuard } from './auth.guard';
import { ClosedRoutes } from './closed-routes';
import { Forgetting } from './forgetting.service';
import { Logins } from './logins.service';
import { DemoController } from './sign-in/demo.controller';
import { SignInController } from './sign-in/sign-in.controller';
import { SignIn } from './sign-in/sign-in.service';

@Module({
  imports: [DiscoveryModule],
  controllers: [AccountsController, SignInController, DemoController],
  providers: [
    Accounts,
    Forgetting,
    Logins,
    SignIn,
    ClosedRoutes,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [Logins],
})
export class AuthModule {}
