// Loaded first in each child process: should the launcher die without a word (kill -9), the child stops by itself.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref(); // a child that has finished its work may still end
}
