/**
 * Loaded before a child's own code: when the parent is gone, however it went, the child ends itself.
 * The channel does not keep an otherwise finished child alive.
 */
const graceMs = 3_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), graceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
