// Loaded into every child before its own code: the channel to the launcher closes when the launcher is gone, however it
// went, and then the child must not stay behind.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
