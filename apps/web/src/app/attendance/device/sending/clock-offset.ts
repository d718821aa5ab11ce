// How far the server's clock is from this device's, measured at each exchange.

/**
 * Server clock − device clock, in milliseconds: the server's instant is compared with the middle of the exchange.
 * @param sentAt when the request left and `receivedAt` when its answer came, both by the device's clock
 */
export const offsetOf = (serverNow: string, sentAt: Date, receivedAt: Date): number =>
  Math.round(new Date(serverNow).getTime() - (sentAt.getTime() + receivedAt.getTime()) / 2);
