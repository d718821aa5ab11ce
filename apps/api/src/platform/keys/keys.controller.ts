// The public keys of this installation, at an address that whoever verifies a sealed file can find.
import { Controller, Get, Header } from '@nestjs/common';
import { publishedKeys } from '@treize/contract/evidence';
import { Answers } from '../http/answers';
import { Permit } from '../http/permit';
import { Keys } from './keys.service';

@Controller('.well-known')
export class KeysController {
  constructor(private readonly keys: Keys) {}

  @Get('treize-keys.json')
  @Permit('public')
  @Header('access-control-allow-origin', '*')
  @Answers(publishedKeys)
  list() {
    return { keys: this.keys.published };
  }
}
