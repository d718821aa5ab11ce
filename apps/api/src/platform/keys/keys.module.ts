// The keys of the installation, given to every room.
import { Global, Module } from '@nestjs/common';
import { KeysController } from './keys.controller';
import { Keys } from './keys.service';

@Global()
@Module({ controllers: [KeysController], providers: [Keys], exports: [Keys] })
export class KeysModule {}
