// Loaded first in each child process: should the launcher die without a word (kill -9), the child stops by itself.
const GRACE_MS = 8000;

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  });
  process.channel.unref(); // a child that has finished its work may still end
}
