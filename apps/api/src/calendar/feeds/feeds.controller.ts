// Routes of the feeds. They are not limited by network: the servers of a few calendar services ask for everybody,
// and a feed that did not change costs one statement.
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { calendarPaths, publicFeeds } from '@treize/contract/calendar';
import { id, regionCode } from '@treize/contract/fields';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { isKnown, tagOf, takesGzip, type FeedFile } from './feed-file';
import { PersonalFeeds } from './personal-feeds.service';
import { PublicFeedTexts } from './public-feeds.service';

const calendarSchema = { schema: { type: 'string' }, description: 'iCalendar (RFC 5545)' } as const;
const forAll = 'public, max-age=300';
const forOne = 'private, max-age=300';

/** Compressed once when it was built: the server must not do it again. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  file: FeedFile,
  cacheControl: string,
): FastifyReply {
  const isCompressed = takesGzip(request.headers['accept-encoding']);
  void reply
    .header('cache-control', cacheControl)
    .header('vary', 'accept-encoding')
    .header('etag', tagOf(file, isCompressed));
  if (isKnown(file, request.headers['if-none-match'])) return reply.code(304).send();
  if (isCompressed) void reply.header('content-encoding', 'gzip');
  return reply
    .header('content-type', 'text/calendar; charset=utf-8')
    .send(isCompressed ? file.gzip : file.body);
}

@Controller()
export class FeedsController {
  constructor(
    private readonly feeds: PublicFeedTexts,
    private readonly personal: PersonalFeeds,
  ) {}

  @Get(calendarPaths.feeds)
  @Permit('public')
  @Answers(publicFeeds)
  list() {
    return this.feeds.list();
  }

  @Get(calendarPaths.nationalFeed)
  @Permit('public')
  @ApiProduces('text/calendar')
  @ApiOkResponse(calendarSchema)
  async national(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return send(request, reply, await this.feeds.national(), forAll);
  }

  @Get(calendarPaths.regionFeed(':code'))
  @Permit('public')
  @ApiProduces('text/calendar')
  @ApiOkResponse(calendarSchema)
  async region(
    @Param('code', { schema: regionCode }) code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return send(request, reply, await this.feeds.region(code), forAll);
  }

  @Get(calendarPaths.trackFeed(':trackId'))
  @Permit('public')
  @ApiProduces('text/calendar')
  @ApiOkResponse(calendarSchema)
  async track(
    @Param('trackId', { schema: id }) trackId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return send(request, reply, await this.feeds.track(trackId), forAll);
  }

  @Get(calendarPaths.personalFeed(':token'))
  @Permit('public')
  @ApiProduces('text/calendar')
  @ApiOkResponse(calendarSchema)
  async mine(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    void reply.header('x-robots-tag', 'noindex');
    return send(request, reply, await this.personal.feed(token), forOne);
  }
}
