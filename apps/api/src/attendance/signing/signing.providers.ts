// What this folder adds to the room: routes and services of the other ways into the ledger.
import { SelfSigning } from './alone/self-signing.service';
import { RoomCodes } from './alone/room-codes.service';
import { SigningPages } from './alone/signing-pages.service';
import { ConnectionLists } from './connections/connection-lists.service';
import { OpenedHalfDays } from './links/opened-half-days.service';
import { Scans } from './paper/scans.service';
import { Transcriptions } from './paper/transcriptions.service';
import { Uploads } from './paper/uploads';
import { OtherFacts } from './other-facts.service';
import { SigningController } from './signing.controller';
import { SourcesController } from './sources.controller';

export const signingControllers = [SigningController, SourcesController];
export const signingProviders = [
  OtherFacts,
  RoomCodes,
  SigningPages,
  SelfSigning,
  Scans,
  Transcriptions,
  Uploads,
  ConnectionLists,
  OpenedHalfDays,
];
