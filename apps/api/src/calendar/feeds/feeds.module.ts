// Calendar feeds: public ones, a person's own, and how they want to be invited.
import { Module } from '@nestjs/common';
import { FeedsController } from './feeds.controller';
import { MyCalendarController } from './my-calendar.controller';
import { PersonalFeeds } from './personal-feeds.service';
import { PublicFeedTexts } from './public-feeds.service';

@Module({
  controllers: [FeedsController, MyCalendarController],
  providers: [PublicFeedTexts, PersonalFeeds],
  exports: [PersonalFeeds],
})
export class FeedsModule {}
